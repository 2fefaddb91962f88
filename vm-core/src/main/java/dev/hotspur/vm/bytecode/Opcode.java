package dev.hotspur.vm.bytecode;

import static dev.hotspur.vm.bytecode.OperandKind.CELL;
import static dev.hotspur.vm.bytecode.OperandKind.COMPARISON;
import static dev.hotspur.vm.bytecode.OperandKind.CONSTANT;
import static dev.hotspur.vm.bytecode.OperandKind.COUNT;
import static dev.hotspur.vm.bytecode.OperandKind.LABEL;
import static dev.hotspur.vm.bytecode.OperandKind.LOCAL;
import static dev.hotspur.vm.bytecode.OperandKind.NAME;
import static dev.hotspur.vm.bytecode.OperandKind.NONE;
import static dev.hotspur.vm.bytecode.OperandKind.PARTS;
import static dev.hotspur.vm.bytecode.Trait.CALLS;
import static dev.hotspur.vm.bytecode.Trait.ENDS;
import static dev.hotspur.vm.bytecode.Trait.ITERATES;
import static dev.hotspur.vm.bytecode.Trait.JUMPS;
import static dev.hotspur.vm.bytecode.Trait.PURE;
import static dev.hotspur.vm.bytecode.Trait.RAISES;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The instruction set, in one table: mnemonic, operand, effect on the stack, traits and one line of
 * documentation for each instruction. Everything else that knows instructions is derived from it.
 *
 * <p>The effect on the stack is written as in Forth: the values before and after, top last. {@code
 * x*n} stands for as many values as the operand says, {@code (x y)*n} for as many pairs, {@code
 * x?b} for a value that is there if the operand has the bit b. An instruction that may jump has a
 * second effect, for the jump.
 *
 * <p>The names are those of CPython's instructions where CPython has the concept, with short names
 * for the arithmetic.
 */
public enum Opcode {
  NOP(NONE, "--", "does nothing", PURE),
  POP(NONE, "value --", "drops the top value"),
  COPY(
      COUNT,
      "value*n -- value*n copy",
      "pushes the n-th value counted from the top, 1 being the top"),
  SWAP(COUNT, "value*n -- value*n", "exchanges the top with the n-th value counted from the top"),

  LOAD_CONST(CONSTANT, "-- value", "pushes a constant", PURE),
  LOAD_FAST(
      LOCAL, "-- value", "pushes a local variable; UnboundLocalError if it has no value", RAISES),
  STORE_FAST(LOCAL, "value --", "stores into a local variable"),
  DELETE_FAST(LOCAL, "--", "removes the value of a local variable", RAISES),
  LOAD_GLOBAL(
      NAME,
      "-- value",
      "pushes a global of the module, or else a builtin; NameError if neither is there",
      RAISES),
  STORE_GLOBAL(NAME, "value --", "stores into a global of the module"),
  DELETE_GLOBAL(NAME, "--", "removes a global of the module", RAISES),
  LOAD_CLOSURE(CELL, "-- cell", "pushes the cell of a variable, for a function that shares it"),
  LOAD_DEREF(
      CELL,
      "-- value",
      "pushes a cell or free variable; UnboundLocalError or NameError if it has no value",
      RAISES),
  STORE_DEREF(CELL, "value --", "stores into a cell or free variable"),
  DELETE_DEREF(CELL, "--", "removes the value of a cell or free variable", RAISES),
  LOAD_ATTR(NAME, "object -- value", "pushes an attribute of an object", RAISES),
  LOAD_SUBSCR(NONE, "container key -- value", "pushes container[key]", RAISES),
  STORE_SUBSCR(NONE, "value container key --", "container[key] = value", RAISES, ITERATES),
  DELETE_SUBSCR(NONE, "container key --", "del container[key]", RAISES),
  IMPORT_NAME(
      NAME,
      "-- module",
      "pushes a module; ModuleNotFoundError if there is none of that name",
      RAISES),

  ADD(NONE, "left right -- result", "left + right", RAISES),
  SUB(NONE, "left right -- result", "left - right", RAISES),
  MUL(NONE, "left right -- result", "left * right", RAISES),
  DIV(NONE, "left right -- result", "left / right; of two ints a float", RAISES),
  FLOOR_DIV(NONE, "left right -- result", "left // right, rounded down", RAISES),
  MOD(NONE, "left right -- result", "left % right, with the sign of right", RAISES),
  POW(NONE, "left right -- result", "left ** right", RAISES),
  AND(NONE, "left right -- result", "left & right", RAISES),
  OR(NONE, "left right -- result", "left | right", RAISES),
  XOR(NONE, "left right -- result", "left ^ right", RAISES),
  LSHIFT(NONE, "left right -- result", "left << right", RAISES),
  RSHIFT(NONE, "left right -- result", "left >> right", RAISES),
  INPLACE_ADD(
      NONE, "left right -- result", "left += right; a list is extended itself", RAISES, ITERATES),
  INPLACE_SUB(NONE, "left right -- result", "left -= right", RAISES),
  INPLACE_MUL(NONE, "left right -- result", "left *= right; a list is repeated itself", RAISES),
  INPLACE_DIV(NONE, "left right -- result", "left /= right", RAISES),
  INPLACE_FLOOR_DIV(NONE, "left right -- result", "left //= right", RAISES),
  INPLACE_MOD(NONE, "left right -- result", "left %= right", RAISES),
  INPLACE_POW(NONE, "left right -- result", "left **= right", RAISES),
  INPLACE_AND(NONE, "left right -- result", "left &= right", RAISES),
  INPLACE_OR(NONE, "left right -- result", "left |= right", RAISES),
  INPLACE_XOR(NONE, "left right -- result", "left ^= right", RAISES),
  INPLACE_LSHIFT(NONE, "left right -- result", "left <<= right", RAISES),
  INPLACE_RSHIFT(NONE, "left right -- result", "left >>= right", RAISES),
  NEG(NONE, "value -- result", "-value", RAISES),
  POS(NONE, "value -- result", "+value", RAISES),
  INVERT(NONE, "value -- result", "~value", RAISES),
  NOT(NONE, "value -- result", "True if the value is false, else False", RAISES),

  COMPARE(COMPARISON, "left right -- result", "compares with < <= == != > or >=", RAISES),
  IS(
      NONE,
      "left right -- result",
      "True if both are the same object; ints by value, floats by bits",
      PURE),
  IS_NOT(NONE, "left right -- result", "the opposite of IS", PURE),
  CONTAINS(NONE, "item container -- result", "item in container", RAISES, ITERATES),
  NOT_CONTAINS(NONE, "item container -- result", "item not in container", RAISES, ITERATES),

  JUMP(LABEL, "--", "--", "continues at the label", JUMPS, ENDS),
  POP_JUMP_IF_FALSE(
      LABEL, "value --", "value --", "continues at the label if the value is false", JUMPS, RAISES),
  POP_JUMP_IF_TRUE(
      LABEL, "value --", "value --", "continues at the label if the value is true", JUMPS, RAISES),
  JUMP_IF_FALSE_OR_POP(
      LABEL,
      "value --",
      "value -- value",
      "continues at the label with the value if it is false, else drops it",
      JUMPS,
      RAISES),
  JUMP_IF_TRUE_OR_POP(
      LABEL,
      "value --",
      "value -- value",
      "continues at the label with the value if it is true, else drops it",
      JUMPS,
      RAISES),
  GET_ITER(NONE, "iterable -- iterator", "replaces a value by an iterator over it", RAISES),
  FOR_ITER(
      LABEL,
      "iterator -- iterator item",
      "iterator --",
      "pushes the iterator's next item, or drops the iterator and continues at the label",
      JUMPS,
      RAISES,
      ITERATES),

  CALL(COUNT, "callable argument*n -- result", "calls with n positional arguments", RAISES, CALLS),
  CALL_KW(
      COUNT,
      "callable argument*n names -- result",
      "calls with n arguments, the last of them by the names in a tuple",
      RAISES,
      CALLS),
  CALL_EX(
      PARTS,
      "callable positional keywords?1 -- result",
      "calls with the items of an iterable, and with those of a mapping by name",
      RAISES,
      CALLS),
  LOAD_METHOD(
      NAME,
      "object -- callable self",
      "prepares a method call: what CALL_METHOD needs, without a bound method",
      RAISES),
  CALL_METHOD(
      COUNT,
      "callable self argument*n -- result",
      "calls what LOAD_METHOD found with n positional arguments",
      RAISES,
      CALLS),
  TAIL_CALL(
      COUNT,
      "callable argument*n --",
      "calls with n positional arguments in place of this activation and returns the result",
      RAISES,
      CALLS,
      ENDS),
  RETURN(NONE, "value --", "returns the value to the caller", ENDS),

  MAKE_FUNCTION(
      PARTS,
      "defaults?1 keyword_defaults?2 closure?8 code -- function",
      "makes a function; a tuple or a dict of defaults replaces those of .func, and a tuple of cells"
          + " becomes its free variables",
      RAISES),

  BUILD_LIST(COUNT, "item*n -- list", "makes a list of n values"),
  BUILD_TUPLE(COUNT, "item*n -- tuple", "makes a tuple of n values", PURE),
  LIST_APPEND(
      COUNT,
      "item*n value -- item*n",
      "appends the top to the list that is the n-th value under it",
      RAISES),
  LIST_EXTEND(
      COUNT,
      "item*n iterable -- item*n",
      "appends the items of the top to the list that is the n-th value under it",
      RAISES,
      ITERATES),
  LIST_TO_TUPLE(NONE, "list -- tuple", "replaces a list by a tuple of its items", RAISES),
  BUILD_DICT(COUNT, "(key value)*n -- dict", "makes a dict of n keys and their values", RAISES),
  MAP_ADD(
      COUNT,
      "item*n key value -- item*n",
      "puts a value into the dict that is the n-th value under the key",
      RAISES),
  DICT_UPDATE(
      COUNT,
      "item*n mapping -- item*n",
      "puts all of a mapping into the dict that is the n-th value under it",
      RAISES),
  DICT_MERGE(
      COUNT,
      "callable positional item*n mapping -- callable positional item*n",
      "the same for keyword arguments: TypeError if a key is there already",
      RAISES),
  BUILD_SLICE(
      COUNT, "part*n -- slice", "makes a slice of start and stop, and step if n is 3", PURE),
  BUILD_STRING(COUNT, "text*n -- text", "joins n strings to one", RAISES),
  UNPACK(
      COUNT,
      "iterable -- item*n",
      "replaces an iterable of n items by its items, the first on top",
      RAISES,
      ITERATES),
  UNPACK_EX(
      COUNT,
      "iterable -- item*high list item*low",
      "as UNPACK, with n mod 256 items, the first on top, then a list, then the last n / 256 items",
      RAISES,
      ITERATES),

  RAISE(
      COUNT,
      "exception*n --",
      "raises an exception: 0 the one being handled, 1 the given one, 2 the given one from a cause",
      RAISES,
      ENDS),
  RERAISE(
      NONE, "exception --", "raises an exception again, with the traceback it has", RAISES, ENDS),
  PUSH_EXC_INFO(
      NONE,
      "exception -- previous exception",
      "begins a handler: the exception is being handled, the one handled before is kept"),
  POP_EXCEPT(
      NONE, "previous --", "ends a handler: the exception handled before is being handled again"),
  CHECK_EXC_MATCH(
      NONE,
      "exception type -- exception result",
      "True if the exception is of the type, or of one of a tuple of types",
      RAISES);

  /** The largest operand an instruction word has room for. */
  public static final int MAX_OPERAND = (1 << 24) - 1;

  private static final int SLICE_PARTS = 3;
  private static final Opcode[] ALL = values();
  private static final Map<String, Opcode> BY_MNEMONIC = new HashMap<>();

  static {
    for (Opcode opcode : ALL) {
      BY_MNEMONIC.put(opcode.name(), opcode);
    }
  }

  private final OperandKind operand;
  private final String notation;
  private final String jumpNotation;
  private final StackEffect effect;
  private final StackEffect jumpEffect;
  private final String documentation;
  private final Set<Trait> traits;

  Opcode(OperandKind operand, String notation, String documentation, Trait... traits) {
    this(operand, notation, notation, documentation, traits);
  }

  Opcode(
      OperandKind operand,
      String notation,
      String jumpNotation,
      String documentation,
      Trait... traits) {
    this.operand = operand;
    this.notation = notation;
    this.jumpNotation = jumpNotation;
    this.effect = StackEffect.parse(notation);
    this.jumpEffect = jumpNotation.equals(notation) ? effect : StackEffect.parse(jumpNotation);
    this.documentation = documentation;
    this.traits = EnumSet.noneOf(Trait.class);
    Collections.addAll(this.traits, traits);
  }

  /** The name the instruction is written with. */
  public String mnemonic() {
    return name();
  }

  /** What the operand means. */
  public OperandKind operand() {
    return operand;
  }

  /** The effect on the stack when the next instruction follows. */
  public StackEffect effect() {
    return effect;
  }

  /** The effect on the stack when the instruction jumps. */
  public StackEffect jumpEffect() {
    return jumpEffect;
  }

  /** The effect in the table's notation, for example {@code "left right -- result"}. */
  public String notation() {
    return notation;
  }

  /**
   * The effect of the jump in the table's notation; that of {@link #notation} if there is no other.
   */
  public String jumpNotation() {
    return jumpNotation;
  }

  /** One line that says what the instruction does. */
  public String documentation() {
    return documentation;
  }

  /** Whether the instruction has the trait. */
  public boolean has(Trait trait) {
    return traits.contains(trait);
  }

  /** The values that may be left out, of an operand of kind {@link OperandKind#PARTS}. */
  public List<StackEffect.Part> parts() {
    return effect.parts();
  }

  /** The largest operand that means something to the machine for kinds that are not an index. */
  public int maxCount() {
    return this == RAISE ? 2 : this == BUILD_SLICE ? SLICE_PARTS : MAX_OPERAND;
  }

  /** The smallest such operand. */
  public int minCount() {
    return switch (this) {
      case COPY, SWAP, LIST_APPEND, LIST_EXTEND, MAP_ADD, DICT_UPDATE, DICT_MERGE -> 1;
      case BUILD_SLICE -> SLICE_PARTS - 1;
      default -> 0;
    };
  }

  /** The instruction's number, which is its place in the table. */
  public int code() {
    return ordinal();
  }

  /** The instruction with this number. */
  public static Optional<Opcode> ofCode(int code) {
    return code < 0 || code >= ALL.length ? Optional.empty() : Optional.of(ALL[code]);
  }

  /** The instruction written with this name, which is case-sensitive. */
  public static Optional<Opcode> ofMnemonic(String mnemonic) {
    return Optional.ofNullable(BY_MNEMONIC.get(mnemonic));
  }

  /** The instruction of a word of code. */
  static Opcode ofWord(int word) {
    return ALL[word & 0xFF];
  }
}
