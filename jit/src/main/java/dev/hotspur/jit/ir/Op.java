package dev.hotspur.jit.ir;

import static dev.hotspur.jit.ir.Heap.GLOBALS;
import static dev.hotspur.jit.ir.Heap.ITERATORS;
import static dev.hotspur.jit.ir.Heap.LISTS;
import static dev.hotspur.jit.ir.Trait.ALLOCATES;
import static dev.hotspur.jit.ir.Trait.COMMUTATIVE;
import static dev.hotspur.jit.ir.Trait.GUARD;
import static dev.hotspur.jit.ir.Trait.PINNED;
import static dev.hotspur.jit.ir.Trait.PURE;
import static dev.hotspur.jit.ir.Trait.RAISES;
import static dev.hotspur.jit.ir.Trait.TERMINATOR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of the IR, in one table: mnemonic, signature, what the attribute is, traits and
 * one line of documentation.
 *
 * <p>The signature is written {@code int int -> int}. A signature of {@code ...} means that the
 * attribute says it. An operation that is a {@link Trait#GUARD} leaves by its snapshot in the cases
 * its documentation names, which is how rare cases are left to the interpreter.
 */
public enum Op {
  SLOT_INT(
      "slot.int",
      "-> int",
      "register",
      "reads a register; leaves unless it holds an int of 64 bits",
      GUARD,
      PINNED),
  SLOT_FLOAT(
      "slot.float",
      "-> float",
      "register",
      "reads a register; leaves unless it holds a float",
      GUARD,
      PINNED),
  SLOT_REF(
      "slot.ref",
      "-> ref",
      "register",
      "reads a register; leaves if it holds an int of 64 bits, a float or nothing",
      GUARD,
      PINNED),

  SLOT_ANY(
      "slot.any",
      "-> ref",
      "register",
      "reads a register in boxed form; leaves if it holds nothing",
      GUARD,
      PINNED),

  ARG_INT("arg.int", "-> int", "register", "an argument of a compiled function", PURE),
  ARG_FLOAT("arg.float", "-> float", "register", "an argument of a compiled function", PURE),
  ARG_BOOL("arg.bool", "-> bool", "register", "an argument of a compiled function", PURE),
  ARG_REF("arg.ref", "-> ref", "register", "an argument of a compiled function", PURE),

  INT_ADD("int.add", "int int -> int", "", "left + right; leaves on overflow", GUARD, COMMUTATIVE),
  INT_SUB("int.sub", "int int -> int", "", "left - right; leaves on overflow", GUARD),
  INT_MUL("int.mul", "int int -> int", "", "left * right; leaves on overflow", GUARD, COMMUTATIVE),
  INT_ADD_NW(
      "int.add.nw", "int int -> int", "", "left + right, known not to overflow", PURE, COMMUTATIVE),
  INT_SUB_NW("int.sub.nw", "int int -> int", "", "left - right, known not to overflow", PURE),
  INT_MUL_NW(
      "int.mul.nw", "int int -> int", "", "left * right, known not to overflow", PURE, COMMUTATIVE),
  INT_NEG("int.neg", "int -> int", "", "-value; leaves on overflow", GUARD),
  INT_FLOOR_DIV(
      "int.floordiv",
      "int int -> int",
      "",
      "left // right; leaves if right is 0 or on overflow",
      GUARD),
  INT_MOD("int.mod", "int int -> int", "", "left % right; leaves if right is 0", GUARD),
  INT_DIV(
      "int.div",
      "int int -> float",
      "",
      "left / right, correctly rounded; leaves if right is 0",
      GUARD),
  INT_AND("int.and", "int int -> int", "", "left & right", PURE, COMMUTATIVE),
  INT_OR("int.or", "int int -> int", "", "left | right", PURE, COMMUTATIVE),
  INT_XOR("int.xor", "int int -> int", "", "left ^ right", PURE, COMMUTATIVE),
  INT_INVERT("int.invert", "int -> int", "", "~value", PURE),
  INT_SHL(
      "int.shl",
      "int int -> int",
      "",
      "left << right; leaves unless 0 <= right < 64, or on overflow",
      GUARD),
  INT_SHR("int.shr", "int int -> int", "", "left >> right; leaves if right < 0", GUARD),
  INT_LT("int.lt", "int int -> bool", "", "left < right", PURE),
  INT_LE("int.le", "int int -> bool", "", "left <= right", PURE),
  INT_EQ("int.eq", "int int -> bool", "", "left == right", PURE, COMMUTATIVE),
  INT_NE("int.ne", "int int -> bool", "", "left != right", PURE, COMMUTATIVE),
  INT_GT("int.gt", "int int -> bool", "", "left > right", PURE),
  INT_GE("int.ge", "int int -> bool", "", "left >= right", PURE),
  INT_MIN("int.min", "int int -> int", "", "the smaller one", PURE, COMMUTATIVE),
  INT_MAX("int.max", "int int -> int", "", "the greater one", PURE, COMMUTATIVE),
  INT_ABS("int.abs", "int -> int", "", "the absolute value; leaves on overflow", GUARD),
  INT_TO_FLOAT("int.float", "int -> float", "", "the nearest float", PURE),
  INT_TO_FLOAT_EXACT(
      "int.float.exact", "int -> float", "", "the equal float; leaves if there is none", GUARD),

  FLOAT_ADD("float.add", "float float -> float", "", "left + right", PURE, COMMUTATIVE),
  FLOAT_SUB("float.sub", "float float -> float", "", "left - right", PURE),
  FLOAT_MUL("float.mul", "float float -> float", "", "left * right", PURE, COMMUTATIVE),
  FLOAT_DIV("float.div", "float float -> float", "", "left / right; leaves if right is 0", GUARD),
  FLOAT_FLOOR_DIV(
      "float.floordiv", "float float -> float", "", "left // right; leaves if right is 0", GUARD),
  FLOAT_MOD("float.mod", "float float -> float", "", "left % right; leaves if right is 0", GUARD),
  FLOAT_NEG("float.neg", "float -> float", "", "-value", PURE),
  FLOAT_ABS("float.abs", "float -> float", "", "the absolute value", PURE),
  FLOAT_MIN("float.min", "float float -> float", "", "right if right < left, else left", PURE),
  FLOAT_MAX("float.max", "float float -> float", "", "right if right > left, else left", PURE),
  FLOAT_TO_INT(
      "float.int",
      "float -> int",
      "",
      "the whole part; leaves unless 64 bits have room for it",
      GUARD),
  FLOAT_LT("float.lt", "float float -> bool", "", "left < right", PURE),
  FLOAT_LE("float.le", "float float -> bool", "", "left <= right", PURE),
  FLOAT_EQ("float.eq", "float float -> bool", "", "left == right", PURE, COMMUTATIVE),
  FLOAT_NE("float.ne", "float float -> bool", "", "left != right", PURE, COMMUTATIVE),
  FLOAT_GT("float.gt", "float float -> bool", "", "left > right", PURE),
  FLOAT_GE("float.ge", "float float -> bool", "", "left >= right", PURE),

  BOOL_NOT("bool.not", "bool -> bool", "", "not value", PURE),

  REF_SAME(
      "ref.same",
      "ref ref -> bool",
      "",
      "whether both are the very same object",
      PURE,
      COMMUTATIVE),

  BOX_INT("box.int", "int -> ref", "", "the boxed int", PURE),
  BOX_FLOAT("box.float", "float -> ref", "", "the boxed float", PURE),
  BOX_BOOL("box.bool", "bool -> ref", "", "True or False", PURE),
  UNBOX_INT("unbox.int", "ref -> int", "", "the int of 64 bits; leaves if it is none", GUARD),
  UNBOX_FLOAT("unbox.float", "ref -> float", "", "the float; leaves if it is none", GUARD),
  UNBOX_BOOL("unbox.bool", "ref -> bool", "", "the truth value; leaves if it is none", GUARD),

  GUARD_TRUE("guard.true", "bool -> none", "", "leaves if the value is false", GUARD),
  GUARD_FALSE("guard.false", "bool -> none", "", "leaves if the value is true", GUARD),
  GUARD_CLASS(
      "guard.class",
      "ref -> none",
      "constant",
      "leaves unless the value is an instance of exactly this Java class",
      GUARD),
  GUARD_SAME(
      "guard.same",
      "ref -> none",
      "constant",
      "leaves unless the value is this very object",
      GUARD),
  GUARD_CODE(
      "guard.code",
      "ref -> none",
      "constant",
      "leaves unless the value is a function of this code",
      GUARD),
  GUARD_PRIVATE(
      "guard.private",
      "ref -> none",
      "",
      "leaves if an iterator may be held by anything but the loop that it is for",
      GUARD),

  GUARD_CELL(
      "guard.cell",
      "-> none",
      "constant",
      "leaves unless a global's cell holds the expected object",
      reads(GLOBALS),
      GUARD),

  CELL_NEW(
      "cell.new",
      "ref -> ref",
      "",
      "a new cell of a variable that functions share, with what it begins with",
      ALLOCATES),
  CLOSURE_CELL(
      "closure.cell", "ref -> ref", "number", "the cell of a function's free variable", PURE),

  GLOBAL_LOAD(
      "global.load",
      "-> ref",
      "constant",
      "the value of a global's cell; leaves if it has none",
      reads(GLOBALS),
      GUARD),
  GLOBAL_STORE(
      "global.store",
      "ref -> none",
      "constant",
      "replaces the value of a global's cell",
      writes(GLOBALS),
      PINNED),

  RANGE_NEW(
      "range.new",
      "int int int -> ref",
      "",
      "a new range of start, stop and step, which fit",
      ALLOCATES),
  RANGE_FITS(
      "range.fits",
      "int int int -> none",
      "",
      "leaves if the step is 0, or ints of 64 bits cannot count the items",
      GUARD),
  RANGE_ITERATOR(
      "range.iterator",
      "int int int -> ref",
      "",
      "a new iterator over a range of start, stop and step, which fit",
      ALLOCATES),
  RANGE_LIMIT(
      "range.limit",
      "int int int -> int",
      "",
      "what follows the last item of a range of start, stop and step, which fit",
      PURE),
  RANGE_NEXT("range.next", "ref -> int", "", "the next item of a range iterator", reads(ITERATORS)),
  RANGE_END("range.end", "ref -> int", "", "the item after the last of a range iterator", PURE),
  RANGE_STEP("range.step", "ref -> int", "", "the step of a range iterator", PURE),
  RANGE_SET_NEXT(
      "range.setnext", "ref int -> none", "", "moves a range iterator", writes(ITERATORS), PINNED),

  LIST_ITERATOR("list.iterator", "ref -> ref", "", "a new iterator over a list", ALLOCATES),
  LISTITER_LIST("listiter.list", "ref -> ref", "", "the list of a list iterator", PURE),
  LISTITER_NEXT(
      "listiter.next", "ref -> int", "", "the next index of a list iterator", reads(ITERATORS)),
  LISTITER_SET_NEXT(
      "listiter.setnext",
      "ref int -> none",
      "",
      "moves a list iterator",
      writes(ITERATORS),
      PINNED),

  TUPLE_ITERATOR("tuple.iterator", "ref -> ref", "", "a new iterator over a tuple", ALLOCATES),
  TUPLEITER_TUPLE("tupleiter.tuple", "ref -> ref", "", "the tuple of a tuple iterator", PURE),
  TUPLEITER_NEXT(
      "tupleiter.next", "ref -> int", "", "the next index of a tuple iterator", reads(ITERATORS)),
  TUPLEITER_SET_NEXT(
      "tupleiter.setnext",
      "ref int -> none",
      "",
      "moves a tuple iterator",
      writes(ITERATORS),
      PINNED),

  LIST_SIZE("list.size", "ref -> int", "", "the length of a list", reads(LISTS)),
  GUARD_LIST_KIND(
      "guard.list",
      "ref -> none",
      "number",
      "leaves unless the list keeps its items by this storage strategy",
      reads(LISTS),
      GUARD),
  LIST_INDEX(
      "list.index",
      "ref int -> int",
      "",
      "the position for an index, which may count from the end; leaves if there is none",
      reads(LISTS),
      GUARD),
  LIST_ITEM_INT("list.item.int", "ref int -> int", "", ListText.ITEM, reads(LISTS)),
  LIST_ITEM_FLOAT("list.item.float", "ref int -> float", "", ListText.ITEM, reads(LISTS)),
  LIST_ITEM_BOOL("list.item.bool", "ref int -> bool", "", ListText.ITEM, reads(LISTS)),
  LIST_ITEM_REF("list.item.ref", "ref int -> ref", "", ListText.ITEM, reads(LISTS)),
  LIST_PUT_INT("list.put.int", "ref int int -> none", "", ListText.PUT, writes(LISTS), PINNED),
  LIST_PUT_FLOAT(
      "list.put.float", "ref int float -> none", "", ListText.PUT, writes(LISTS), PINNED),
  LIST_PUT_BOOL("list.put.bool", "ref int bool -> none", "", ListText.PUT, writes(LISTS), PINNED),
  LIST_PUT_REF("list.put.ref", "ref int ref -> none", "", ListText.PUT, writes(LISTS), PINNED),
  LIST_APPEND_INT("list.append.int", "ref int -> none", "", ListText.APPEND, writes(LISTS), PINNED),
  LIST_APPEND_FLOAT(
      "list.append.float", "ref float -> none", "", ListText.APPEND, writes(LISTS), PINNED),
  LIST_APPEND_BOOL(
      "list.append.bool", "ref bool -> none", "", ListText.APPEND, writes(LISTS), PINNED),
  LIST_APPEND_REF("list.append.ref", "ref ref -> none", "", ListText.APPEND, writes(LISTS), PINNED),
  LIST_POP_INT("list.pop.int", "ref -> int", "", ListText.POP, writes(LISTS), GUARD, PINNED),
  LIST_POP_FLOAT("list.pop.float", "ref -> float", "", ListText.POP, writes(LISTS), GUARD, PINNED),
  LIST_POP_BOOL("list.pop.bool", "ref -> bool", "", ListText.POP, writes(LISTS), GUARD, PINNED),
  LIST_POP_REF("list.pop.ref", "ref -> ref", "", ListText.POP, writes(LISTS), GUARD, PINNED),

  GUARD_TUPLE(
      "guard.tuple",
      "ref -> none",
      "number",
      "leaves unless the value is a tuple of so many items",
      GUARD),
  TUPLE_ITEM("tuple.item", "ref -> ref", "number", "an item of a tuple that has it", PURE),
  TUPLE_SIZE("tuple.size", "ref -> int", "", "the length of a tuple", PURE),
  TUPLE_GET(
      "tuple.get",
      "ref int -> ref",
      "",
      "an item; the index may count from the end; leaves if there is none",
      GUARD),
  TUPLE_AT("tuple.at", "ref int -> ref", "", ListText.ITEM, PURE),

  GUARD_DEPTH(
      "guard.depth",
      "-> none",
      "number",
      "leaves unless so many more calls may be active; stands for calls that were inlined",
      GUARD,
      PINNED),
  CALL("call", "...", "residual", "a residual call: the runtime does it", RAISES, PINNED),
  INVOKE(
      "invoke",
      "...",
      "residual",
      "calls a function of the program; leaves if calls are too deep",
      GUARD,
      RAISES,
      PINNED),
  COUNT("count", "-> none", "constant", "adds a call of the function to its count", PINNED),
  CHARGE("charge", "-> none", "number", "takes instructions from the fuel", PINNED),
  POLL("poll", "-> none", "", "leaves when the machine has something else to do", GUARD, PINNED),
  STRIP_LEFT(
      "strip.left",
      "-> int",
      "",
      "passes that may be made before the next poll, 1 or more",
      PINNED),
  STRIP_PASSED("strip.passed", "int -> none", "", "counts passes made without poll", PINNED),

  JUMP("jump", "-> none", "", "continues at a block", TERMINATOR, PINNED),
  BRANCH(
      "branch",
      "bool -> none",
      "",
      "continues at the first block if true, else at the second",
      TERMINATOR,
      PINNED),
  RETURN_INT("return.int", "int -> none", "", "returns from the function", TERMINATOR, PINNED),
  RETURN_FLOAT(
      "return.float", "float -> none", "", "returns from the function", TERMINATOR, PINNED),
  RETURN_BOOL("return.bool", "bool -> none", "", "returns from the function", TERMINATOR, PINNED),
  RETURN_REF("return.ref", "ref -> none", "", "returns from the function", TERMINATOR, PINNED),
  INVOKE_IN_PLACE(
      "invoke.inplace",
      "...",
      "residual",
      "calls a function of the program in place of this one and returns what that returns",
      TERMINATOR,
      PINNED),
  THROW("throw", "ref -> none", "", "raises an exception out of the function", TERMINATOR, PINNED),
  EXIT("exit", "-> none", "", "leaves the region", TERMINATOR, PINNED);

  /** What operations on lists of the various storage strategies, and on tuples, have in common. */
  private interface ListText {
    String ITEM = "the item at a position, which the list has";
    String PUT = "replaces the item at a position, which the list has";
    String APPEND = "adds an item at the end";
    String POP = "takes the last item; leaves if there is none";
  }

  private static final Map<String, Op> BY_MNEMONIC = new HashMap<>();

  static {
    for (Op op : values()) {
      BY_MNEMONIC.put(op.mnemonic, op);
    }
  }

  /** What an operation does to the heap. */
  private record Effects(Set<Heap> reads, Set<Heap> writes) {}

  private final String mnemonic;
  private final String signature;
  private final List<Type> arguments;
  private final Type result;
  private final String attribute;
  private final String documentation;
  private final Effects effects;
  private final int traits; // A bit for each.

  Op(String mnemonic, String signature, String attribute, String documentation, Trait... traits) {
    this(mnemonic, signature, attribute, documentation, new Effects(Set.of(), Set.of()), traits);
  }

  Op(
      String mnemonic,
      String signature,
      String attribute,
      String documentation,
      Effects effects,
      Trait... traits) {
    this.mnemonic = mnemonic;
    this.signature = signature;
    this.attribute = attribute;
    this.documentation = documentation;
    this.effects = effects;
    int bits = 0;
    for (Trait trait : traits) {
      bits |= 1 << trait.ordinal();
    }
    this.traits = bits;
    int arrow = signature.indexOf("->");
    this.arguments = arrow < 0 ? List.of() : Type.named(signature.substring(0, arrow));
    this.result = arrow < 0 ? Type.NONE : Type.named(signature.substring(arrow + 2)).get(0);
  }

  private static Effects reads(Heap heap) {
    return new Effects(Set.of(heap), Set.of());
  }

  private static Effects writes(Heap heap) {
    return new Effects(Set.of(), Set.of(heap));
  }

  /** The name in the printed IR. */
  public String mnemonic() {
    return mnemonic;
  }

  /** The signature in the table's notation. */
  public String signature() {
    return signature;
  }

  /** Whether the signature comes from the attribute and not from the table. */
  public boolean isVariadic() {
    return signature.equals("...");
  }

  /** The types of the arguments; empty for {@link #CALL}, whose attribute says them. */
  public List<Type> arguments() {
    return arguments;
  }

  /** The type of the result; {@link Type#NONE} for {@link #CALL}, whose attribute says it. */
  public Type result() {
    return result;
  }

  /** What the attribute is: nothing, a register, a number, a constant, or a residual call. */
  public String attribute() {
    return attribute;
  }

  /** One line that says what the operation does. */
  public String documentation() {
    return documentation;
  }

  /** Whether the operation has the trait. */
  public boolean has(Trait trait) {
    return (traits & 1 << trait.ordinal()) != 0;
  }

  /**
   * The parts of the heap that the result depends on; for {@link #CALL} its attribute says more.
   */
  public Set<Heap> reads() {
    return effects.reads();
  }

  /**
   * The parts of the heap that the operation changes; for {@link #CALL} its attribute says more.
   */
  public Set<Heap> writes() {
    return effects.writes();
  }

  /** The operation of that name. */
  public static Optional<Op> ofMnemonic(String mnemonic) {
    return Optional.ofNullable(BY_MNEMONIC.get(mnemonic));
  }
}
