package dev.hotspur.jit.record;

import static dev.hotspur.jit.ir.Type.BOOL;
import static dev.hotspur.jit.ir.Type.FLOAT;
import static dev.hotspur.jit.ir.Type.INT;
import static dev.hotspur.jit.ir.Type.REF;
import static dev.hotspur.jit.record.RoutineBuilder.routine;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.Effects;
import dev.hotspur.vm.value.UnaryOperator;
import dev.hotspur.vm.value.UnboxedForm;
import java.util.ArrayList;
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
  private static final Set<Heap> EVERYTHING = EnumSet.allOf(Heap.class);

  private Routines() {}

  /** Any arithmetic on boxed values; the operator comes first. */
  static Residual binary(BinaryOperator operator, boolean inplace) {
    String method = inplace ? "inplace" : "binary";
    return binary(method + "." + word(operator.name()), method);
  }

  /** The same where it is known to raise an error. */
  static Residual error(BinaryOperator operator) {
    return binary("error." + word(operator.name()), "binary");
  }

  private static Residual binary(String name, String method) {
    return routine(name, method)
        .takesA("dev/hotspur/vm/value/BinaryOperator")
        .takes(REF, REF)
        .gives(REF)
        .build();
  }

  /** Any arithmetic on one boxed value; the operator comes first. */
  static Residual unary(UnaryOperator operator) {
    return routine("unary." + word(operator.name()), "unary")
        .takesA("dev/hotspur/vm/value/UnaryOperator")
        .takes(REF)
        .gives(REF)
        .build();
  }

  /** Any comparison of boxed values; the comparison comes first. */
  static Residual compare(Comparison comparison) {
    return routine("compare." + word(comparison.name()), "compare")
        .takesA("dev/hotspur/vm/bytecode/Comparison")
        .takes(REF, REF)
        .gives(BOOL)
        .build();
  }

  /** Whether a value is true. */
  static Residual truthy() {
    return routine("truthy").takes(REF).gives(BOOL).build();
  }

  /** Whether an item is in a container. */
  static Residual contains() {
    return routine("contains").takes(REF, REF).gives(BOOL).build();
  }

  /** Whether two values are the same object. */
  static Residual same() {
    return routine("same").takes(REF, REF).computes(BOOL).build();
  }

  /** container[key]. */
  static Residual getItem() {
    return routine("getitem", "getItem").takes(REF, REF).gives(REF).build();
  }

  /** container[key] = value, the arguments in that order. */
  static Residual setItem() {
    return routine("setitem", "setItem").takes(REF, REF, REF).build();
  }

  /** An attribute of an object. */
  static Residual getAttribute() {
    return routine("getattr", "getAttribute")
        .takes(REF)
        .takesA("java/lang/String")
        .gives(REF)
        .build();
  }

  /** del container[key]. */
  static Residual deleteItem() {
    return routine("delitem", "deleteItem").takes(REF, REF).build();
  }

  /** The items of an iterable that must be so many, in an array. */
  static Residual unpack() {
    return routine("unpack").takes(REF, INT).gives(REF).build();
  }

  /** An item of such an array. */
  static Residual item() {
    return routine("item").takes(REF, INT).computes(REF).build();
  }

  /** A new iterator. */
  static Residual iterator() {
    return routine("iterator").takes(REF).gives(REF).build();
  }

  /** A new iterator over a range. */
  static Residual rangeIterator() {
    return routine("rangeiterator", "iterator").takes(REF).makes(REF).build();
  }

  /** An item of a list that has it, whatever its storage strategy. */
  static Residual listItem() {
    return routine("list.item", "listItem")
        .takes(REF, INT)
        .gives(REF)
        .reads(Heap.LISTS)
        .writes()
        .neverRaises()
        .build();
  }

  /** The next item of an iterator, or the object that stands for its end. */
  static Residual next() {
    return routine("next").takes(REF).gives(REF).build();
  }

  /** Appends to what has to be a list. */
  static Residual append() {
    return routine("append").takes(REF, REF).build();
  }

  /** Appends an int, a float or any other value to a list, whose storage strategy may change. */
  static Residual append(Type type) {
    Type passed = type == INT || type == FLOAT ? type : REF;
    return routine("append." + passed.word(), "appendToList")
        .takes(REF, passed)
        .reads(Heap.LISTS)
        .writes(Heap.LISTS)
        .build();
  }

  /** Puts an entry into a dict. */
  static Residual addEntry() {
    return routine("addentry", "addEntry").takes(REF, REF, REF).build();
  }

  /** Appends the items of an iterable to the list of a display. */
  static Residual extend() {
    return routine("extend").takesMachine().takes(REF, REF).build();
  }

  /** A tuple of the items of the list of a display. */
  static Residual listToTuple() {
    return routine("listtotuple", "listToTuple").takes(REF).gives(REF).build();
  }

  /** Puts all of a mapping into the dict of a display. */
  static Residual updateDict() {
    return routine("updatedict", "updateDict").takes(REF, REF).build();
  }

  /** Puts all of a mapping into the keyword arguments of a call; the callee comes last. */
  static Residual mergeDict() {
    return routine("mergedict", "mergeDict").takes(REF, REF, REF).build();
  }

  /** The items of an iterable around a middle, in an array: how many before it, how many after. */
  static Residual unpackAround() {
    return routine("unpackaround", "unpackAround").takes(REF, INT, INT).gives(REF).build();
  }

  /** A new list, tuple, dict, slice or string of values. */
  static Residual build(Opcode opcode, int count) {
    RoutineBuilder made =
        switch (opcode) {
          case BUILD_LIST -> routine("build.list." + count, "buildList").makes(REF);
          case BUILD_TUPLE -> routine("build.tuple." + count, "buildTuple").computes(REF);
          case BUILD_SLICE -> routine("build.slice." + count, "buildSlice").makes(REF);
          case BUILD_DICT -> routine("build.dict." + count, "buildDict").gives(REF);
          default -> routine("build.string." + count, "buildString").gives(REF);
        };
    return made.takesArray(count).build();
  }

  /**
   * A call of something that is no function of the program; the callee comes first.
   *
   * @param effects what it may do, if that is known
   */
  static Residual call(int count, Optional<Effects> effects) {
    Effects known = effects.orElse(Effects.ANY);
    String name = "callbuiltin." + count + (known == Effects.ANY ? "" : "." + word(known.name()));
    RoutineBuilder call =
        routine(name, "call").takesMachine().takes(REF).takesArray(count).gives(REF);
    return switch (known) {
      case PURE, READS -> call.reads(Heap.LISTS, Heap.OTHER).writes().build();
      case WRITES_SELF -> call.reads(Heap.LISTS, Heap.OTHER).writes(Heap.LISTS, Heap.OTHER).build();
      case WRITES_OUTPUT -> call.reads(Heap.LISTS, Heap.OTHER).writes(Heap.OTHER).build();
      case ANY -> call.build();
    };
  }

  /**
   * A call of a function of the program, which may do anything. What stands for the function comes
   * first.
   */
  static Residual invoke(String name, List<Type> arguments, Type result) {
    List<Type> types = new ArrayList<>(arguments);
    types.add(0, REF);
    String suffix = String.join("", Lists.map(types, type -> "." + type.word()));
    // No routine of the runtime: it has no descriptor.
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
    return routine("callinplace." + count, "callInPlace")
        .takesMachine()
        .takes(REF)
        .takesArray(count)
        .gives(REF)
        .build();
  }

  /**
   * A builtin on unboxed values.
   *
   * @param name what the printed IR shows
   * @param effects of the builtin; its own object is no list
   */
  static Residual unboxed(String name, UnboxedForm form, Effects effects) {
    RoutineBuilder call = routine(name, RoutineBuilder.internalName(form.owner()), form.method());
    form.parameters().forEach(call::takes);
    Type result = RoutineBuilder.typeOf(form.result());
    if (form.isTotal() && effects == Effects.PURE) {
      return call.computes(result).build();
    }
    call.gives(result);
    return switch (effects) {
      case PURE -> call.reads().writes().build();
      case READS -> call.reads(Heap.OTHER).writes().build();
      case WRITES_SELF, WRITES_OUTPUT -> call.reads(Heap.OTHER).writes(Heap.OTHER).build();
      case ANY -> call.build();
    };
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
