package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The routines of the runtime for raising and handling exceptions. */
final class ExceptionRoutines {
  private static final String PLACE = "Ldev/hotspur/jit/runtime/CodePlace;";

  private ExceptionRoutines() {}

  /** The exception that is being handled, or None. */
  static Residual handling() {
    return exceptionState("handling", "", List.of(), Type.REF);
  }

  /** Says which exception is being handled. */
  static Residual setHandling() {
    return exceptionState("sethandling", Routines.OBJECT, List.of(Type.REF), Type.NONE);
  }

  private static Residual exceptionState(
      String name, String parameter, List<Type> arguments, Type result) {
    boolean getter = arguments.isEmpty();
    return new Residual(
        name,
        Routines.OWNER,
        getter ? "handling" : "setHandling",
        getter
            ? "(" + Routines.INTERPRETER + ")" + Routines.OBJECT
            : "(" + Routines.INTERPRETER + parameter + ")V",
        arguments,
        result,
        Set.of(Heap.OTHER),
        getter ? Routines.NOTHING : Set.of(Heap.OTHER),
        false,
        false);
  }

  /** Whether an exception is of a type. */
  static Residual matches() {
    return new Residual(
        "matches",
        Routines.OWNER,
        "matches",
        "(" + Routines.OBJECT + Routines.OBJECT + ")Z",
        List.of(Type.REF, Type.REF),
        Type.BOOL,
        Routines.NOTHING,
        Routines.NOTHING,
        true,
        false);
  }

  /** The exception that a RAISE raises, traced; the place comes first. */
  static Residual raised(int count) {
    return new Residual(
        "raised." + count,
        Routines.OWNER,
        "raised",
        "(" + Routines.INTERPRETER + PLACE + "[" + Routines.OBJECT + ")" + Routines.OBJECT,
        Collections.nCopies(count + 1, Type.REF),
        Type.REF,
        Set.of(Heap.OTHER),
        Set.of(Heap.OTHER),
        false,
        false);
  }

  /** The same for a RERAISE of an exception. */
  static Residual reraised() {
    return new Residual(
        "reraised",
        Routines.OWNER,
        "reraised",
        "(" + Routines.INTERPRETER + PLACE + Routines.OBJECT + ")" + Routines.OBJECT,
        List.of(Type.REF, Type.REF),
        Type.REF,
        Set.of(Heap.OTHER),
        Set.of(Heap.OTHER),
        false,
        false);
  }
}
