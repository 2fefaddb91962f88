package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.UnaryOperator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The routines of the runtime that compiled code calls for what it has no operation of its own for.
 * Their effects are summed up for the worst arguments.
 */
final class Routines {
  static final String OWNER = "dev/hotspur/jit/runtime/RuntimeCalls";
  static final String VALUES = "dev/hotspur/vm/value/";
  static final String OBJECT = "Ljava/lang/Object;";
  static final String INTERPRETER = "Ldev/hotspur/vm/interp/Interpreter;";
  static final Set<Heap> NOTHING = Set.of();
  private static final Set<Heap> EVERYTHING = EnumSet.allOf(Heap.class);

  private Routines() {}

  /** Any arithmetic on boxed values; the operator comes first. */
  static Residual binary(BinaryOperator operator, boolean inplace) {
    String method = inplace ? "inplace" : "binary";
    return anything(
        method + "." + word(operator.name()),
        method,
        "(L" + VALUES + "BinaryOperator;" + OBJECT + OBJECT + ")" + OBJECT,
        List.of(Type.REF, Type.REF, Type.REF),
        Type.REF);
  }

  /** Any arithmetic on one boxed value; the operator comes first. */
  static Residual unary(UnaryOperator operator) {
    return anything(
        "unary." + word(operator.name()),
        "unary",
        "(L" + VALUES + "UnaryOperator;" + OBJECT + ")" + OBJECT,
        List.of(Type.REF, Type.REF),
        Type.REF);
  }

  /** Any comparison of boxed values; the comparison comes first. */
  static Residual compare(Comparison comparison) {
    return anything(
        "compare." + word(comparison.name()),
        "compare",
        "(Ldev/hotspur/vm/bytecode/Comparison;" + OBJECT + OBJECT + ")Z",
        List.of(Type.REF, Type.REF, Type.REF),
        Type.BOOL);
  }

  /** Whether a value is true. */
  static Residual truthy() {
    return anything("truthy", "truthy", "(" + OBJECT + ")Z", List.of(Type.REF), Type.BOOL);
  }

  /** Whether an item is in a container. */
  static Residual contains() {
    return anything(
        "contains",
        "contains",
        "(" + OBJECT + OBJECT + ")Z",
        List.of(Type.REF, Type.REF),
        Type.BOOL);
  }

  /** Whether two values are the same object. */
  static Residual same() {
    return new Residual(
        "same",
        OWNER,
        "same",
        "(" + OBJECT + OBJECT + ")Z",
        List.of(Type.REF, Type.REF),
        Type.BOOL,
        NOTHING,
        NOTHING,
        false,
        true);
  }

  /** container[key]. */
  static Residual getItem() {
    return anything(
        "getitem",
        "getItem",
        "(" + OBJECT + OBJECT + ")" + OBJECT,
        List.of(Type.REF, Type.REF),
        Type.REF);
  }

  /** container[key] = value, the arguments in that order. */
  static Residual setItem() {
    return anything(
        "setitem",
        "setItem",
        "(" + OBJECT + OBJECT + OBJECT + ")V",
        List.of(Type.REF, Type.REF, Type.REF),
        Type.NONE);
  }

  /** An attribute of an object. */
  static Residual getAttribute() {
    return anything(
        "getattr",
        "getAttribute",
        "(" + OBJECT + "Ljava/lang/String;)" + OBJECT,
        List.of(Type.REF, Type.REF),
        Type.REF);
  }

  /** del container[key]. */
  static Residual deleteItem() {
    return anything(
        "delitem",
        "deleteItem",
        "(" + OBJECT + OBJECT + ")V",
        List.of(Type.REF, Type.REF),
        Type.NONE);
  }

  /** The items of an iterable that must be so many, in an array. */
  static Residual unpack() {
    return anything(
        "unpack", "unpack", "(" + OBJECT + "J)" + OBJECT, List.of(Type.REF, Type.INT), Type.REF);
  }

  /** An item of such an array. */
  static Residual item() {
    return new Residual(
        "item",
        OWNER,
        "item",
        "(" + OBJECT + "J)" + OBJECT,
        List.of(Type.REF, Type.INT),
        Type.REF,
        NOTHING,
        NOTHING,
        false,
        true);
  }

  /** A new iterator. */
  static Residual iterator() {
    return anything(
        "iterator", "iterator", "(" + OBJECT + ")" + OBJECT, List.of(Type.REF), Type.REF);
  }

  /** A new iterator over a range. */
  static Residual rangeIterator() {
    return new Residual(
        "rangeiterator",
        OWNER,
        "iterator",
        "(" + OBJECT + ")" + OBJECT,
        List.of(Type.REF),
        Type.REF,
        NOTHING,
        NOTHING,
        false,
        false);
  }

  /** An item of a list that has it, whatever its storage strategy. */
  static Residual listItem() {
    return new Residual(
        "list.item",
        OWNER,
        "listItem",
        "(" + OBJECT + "J)" + OBJECT,
        List.of(Type.REF, Type.INT),
        Type.REF,
        Set.of(Heap.LISTS),
        NOTHING,
        false,
        false);
  }

  /** The next item of an iterator, or the object that stands for its end. */
  static Residual next() {
    return anything("next", "next", "(" + OBJECT + ")" + OBJECT, List.of(Type.REF), Type.REF);
  }

  /** Appends to what has to be a list. */
  static Residual append() {
    return anything(
        "append", "append", "(" + OBJECT + OBJECT + ")V", List.of(Type.REF, Type.REF), Type.NONE);
  }

  /** Appends an int, a float or any other value to a list, whose storage strategy may change. */
  static Residual append(Type type) {
    boolean unboxed = type == Type.INT || type == Type.FLOAT;
    String descriptor = type == Type.INT ? "J" : type == Type.FLOAT ? "D" : OBJECT;
    return new Residual(
        "append." + (unboxed ? type : Type.REF).word(),
        OWNER,
        "appendToList",
        "(" + OBJECT + descriptor + ")V",
        List.of(Type.REF, unboxed ? type : Type.REF),
        Type.NONE,
        Set.of(Heap.LISTS),
        Set.of(Heap.LISTS),
        true,
        false);
  }

  /** Puts an entry into a dict. */
  static Residual addEntry() {
    return anything(
        "addentry",
        "addEntry",
        "(" + OBJECT + OBJECT + OBJECT + ")V",
        List.of(Type.REF, Type.REF, Type.REF),
        Type.NONE);
  }

  /** Appends the items of an iterable to the list of a display. */
  static Residual extend() {
    return anything(
        "extend",
        "extend",
        "(" + INTERPRETER + OBJECT + OBJECT + ")V",
        List.of(Type.REF, Type.REF),
        Type.NONE);
  }

  /** A tuple of the items of the list of a display. */
  static Residual listToTuple() {
    return anything(
        "listtotuple", "listToTuple", "(" + OBJECT + ")" + OBJECT, List.of(Type.REF), Type.REF);
  }

  /** Puts all of a mapping into the dict of a display. */
  static Residual updateDict() {
    return anything(
        "updatedict",
        "updateDict",
        "(" + OBJECT + OBJECT + ")V",
        List.of(Type.REF, Type.REF),
        Type.NONE);
  }

  /** Puts all of a mapping into the keyword arguments of a call; the callee comes last. */
  static Residual mergeDict() {
    return anything(
        "mergedict",
        "mergeDict",
        "(" + OBJECT + OBJECT + OBJECT + ")V",
        List.of(Type.REF, Type.REF, Type.REF),
        Type.NONE);
  }

  /** The items of an iterable around a middle, in an array: how many before it, how many after. */
  static Residual unpackAround() {
    return anything(
        "unpackaround",
        "unpackAround",
        "(" + OBJECT + "JJ)" + OBJECT,
        List.of(Type.REF, Type.INT, Type.INT),
        Type.REF);
  }

  /** A new list, tuple, dict, slice or string of values. */
  static Residual build(Opcode opcode, int count) {
    String descriptor = "([" + OBJECT + ")" + OBJECT;
    List<Type> arguments = Collections.nCopies(count, Type.REF);
    return switch (opcode) {
      case BUILD_LIST -> container("build.list." + count, "buildList", arguments, false);
      case BUILD_TUPLE -> container("build.tuple." + count, "buildTuple", arguments, true);
      case BUILD_SLICE -> container("build.slice." + count, "buildSlice", arguments, false);
      case BUILD_DICT ->
          anything("build.dict." + count, "buildDict", descriptor, arguments, Type.REF);
      default -> anything("build.string." + count, "buildString", descriptor, arguments, Type.REF);
    };
  }

  private static Residual container(
      String name, String method, List<Type> arguments, boolean pure) {
    return new Residual(
        name,
        OWNER,
        method,
        "([" + OBJECT + ")" + OBJECT,
        arguments,
        Type.REF,
        NOTHING,
        NOTHING,
        false,
        pure);
  }

  /**
   * A call of something that is no function of the program; the callee comes first.
   *
   * @param effects what it may do, if that is known
   */
  static Residual call(int count, Optional<Effects> effects) {
    Effects known = effects.orElse(Effects.ANY);
    Set<Heap> data = EnumSet.of(Heap.LISTS, Heap.OTHER);
    return new Residual(
        "callbuiltin." + count + (known == Effects.ANY ? "" : "." + word(known.name())),
        OWNER,
        "call",
        "(" + INTERPRETER + OBJECT + "[" + OBJECT + ")" + OBJECT,
        Collections.nCopies(count + 1, Type.REF),
        Type.REF,
        known == Effects.ANY ? EVERYTHING : data,
        switch (known) {
          case PURE, READS -> NOTHING;
          case WRITES_SELF -> data;
          case WRITES_OUTPUT -> Set.of(Heap.OTHER);
          case ANY -> EVERYTHING;
        },
        true,
        false);
  }

  /**
   * A call of a function of the program, which may do anything. What stands for the function comes
   * first.
   */
  static Residual invoke(String name, List<Type> arguments, Type result) {
    List<Type> types = new ArrayList<>(arguments);
    types.add(0, Type.REF);
    String suffix = String.join("", types.stream().map(type -> "." + type.word()).toList());
    return new Residual(
        name + suffix + "." + result.word(),
        Residual.PROGRAM,
        name,
        "",
        types,
        result,
        EVERYTHING,
        EVERYTHING,
        true,
        false);
  }

  /** The same in place of the function that is compiled; what it raises is not of that one. */
  static Residual invokeInPlace(String name, List<Type> arguments) {
    Residual invoked = invoke(name, arguments, Type.REF);
    return new Residual(
        invoked.name() + ".inplace",
        Residual.PROGRAM,
        name,
        "",
        invoked.arguments(),
        Type.NONE,
        EVERYTHING,
        EVERYTHING,
        false,
        false);
  }

  /** A call of anything in place of the function that is compiled; the callee comes first. */
  static Residual callInPlace(int count) {
    return anything(
        "callinplace." + count,
        "callInPlace",
        "(" + INTERPRETER + OBJECT + "[" + OBJECT + ")" + OBJECT,
        Collections.nCopies(count + 1, Type.REF),
        Type.REF);
  }

  /** A mathematical function on floats that cannot raise in its domain. */
  static Residual floats(String name, String owner, String method, String descriptor, int arity) {
    return new Residual(
        name,
        owner,
        method,
        descriptor,
        Collections.nCopies(arity, Type.FLOAT),
        Type.FLOAT,
        NOTHING,
        NOTHING,
        false,
        true);
  }

  /** A routine that may do anything. */
  static Residual anything(
      String name, String method, String descriptor, List<Type> arguments, Type result) {
    return new Residual(
        name, OWNER, method, descriptor, arguments, result, EVERYTHING, EVERYTHING, true, false);
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
