package dev.hotspur.jit.record;

import static dev.hotspur.jit.ir.Type.BOOL;
import static dev.hotspur.jit.ir.Type.REF;
import static dev.hotspur.jit.record.RoutineBuilder.routine;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Residual;

/** The routines of the runtime for raising and handling exceptions. */
final class ExceptionRoutines {
  private static final String PLACE = "dev/hotspur/jit/runtime/CodePlace";

  private ExceptionRoutines() {}

  /** The exception that is being handled, or None. */
  static Residual handling() {
    return routine("handling")
        .takesMachine()
        .gives(REF)
        .reads(Heap.OTHER)
        .writes()
        .neverRaises()
        .build();
  }

  /** Says which exception is being handled. */
  static Residual setHandling() {
    return routine("sethandling", "setHandling")
        .takesMachine()
        .takes(REF)
        .reads(Heap.OTHER)
        .writes(Heap.OTHER)
        .neverRaises()
        .build();
  }

  /** Whether an exception is of a type. */
  static Residual matches() {
    return routine("matches").takes(REF, REF).gives(BOOL).reads().writes().build();
  }

  /** The exception that a RAISE raises, traced; the place comes first. */
  static Residual raised(int count) {
    return routine("raised." + count, "raised")
        .takesMachine()
        .takesA(PLACE)
        .takesArray(count)
        .gives(REF)
        .reads(Heap.OTHER)
        .writes(Heap.OTHER)
        .neverRaises()
        .build();
  }

  /** The same for a RERAISE of an exception. */
  static Residual reraised() {
    return routine("reraised")
        .takesMachine()
        .takesA(PLACE)
        .takes(REF)
        .gives(REF)
        .reads(Heap.OTHER)
        .writes(Heap.OTHER)
        .neverRaises()
        .build();
  }
}
