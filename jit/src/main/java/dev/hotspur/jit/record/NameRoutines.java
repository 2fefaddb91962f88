package dev.hotspur.jit.record;

import static dev.hotspur.jit.ir.Type.REF;
import static dev.hotspur.jit.record.RoutineBuilder.routine;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Residual;

/** The routines of the runtime for globals, shared variables, modules and new functions. */
final class NameRoutines {
  private static final String PLACE = "dev/hotspur/jit/runtime/CodePlace";
  private static final String GLOBAL_CELL = "dev/hotspur/vm/value/GlobalCell";

  private NameRoutines() {}

  /** A module by its name. */
  static Residual importName() {
    return routine("import", "importName")
        .takesMachine()
        .takesA("java/lang/String")
        .gives(REF)
        .build();
  }

  /** A global or a builtin, whose cells are the arguments. */
  static Residual loadGlobal() {
    return routine("global.get", "loadGlobal")
        .takesA(GLOBAL_CELL)
        .takesA(GLOBAL_CELL)
        .gives(REF)
        .reads(Heap.GLOBALS)
        .writes()
        .build();
  }

  /** Removes a global. */
  static Residual deleteGlobal() {
    return routine("global.delete", "deleteGlobal")
        .takesA(GLOBAL_CELL)
        .reads(Heap.GLOBALS)
        .writes(Heap.GLOBALS)
        .build();
  }

  /** The content of a cell; the place in the program is for the message if there is none. */
  static Residual loadCell() {
    return routine("cell.load", "loadCell")
        .takes(REF)
        .takesA(PLACE)
        .gives(REF)
        .reads(Heap.OTHER)
        .writes()
        .build();
  }

  /** Puts something into a cell. */
  static Residual storeCell() {
    return routine("cell.store", "storeCell")
        .takes(REF, REF)
        .reads()
        .writes(Heap.OTHER)
        .neverRaises()
        .build();
  }

  /** Takes the content of a cell away; the place is as for {@link #loadCell}. */
  static Residual deleteCell() {
    return routine("cell.delete", "deleteCell")
        .takes(REF)
        .takesA(PLACE)
        .reads(Heap.OTHER)
        .writes(Heap.OTHER)
        .build();
  }

  /** A new function of parts and code; what makes it comes first. */
  static Residual makeFunction(int count) {
    return routine("function." + count, "makeFunction")
        .takesA("dev/hotspur/vm/interp/FunctionMaker")
        .takesArray(count)
        .gives(REF)
        .reads(Heap.OTHER)
        .writes()
        .build();
  }
}
