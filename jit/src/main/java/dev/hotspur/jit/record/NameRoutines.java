package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Heap;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The routines of the runtime for globals, shared variables, modules and new functions. */
final class NameRoutines {
  private static final String PLACE = "Ldev/hotspur/jit/runtime/CodePlace;";
  private static final String GLOBAL_CELL = "L" + Routines.VALUES + "GlobalCell;";

  private NameRoutines() {}

  /** A module by its name. */
  static Residual importName() {
    return Routines.anything(
        "import",
        "importName",
        "(" + Routines.INTERPRETER + "Ljava/lang/String;)" + Routines.OBJECT,
        List.of(Type.REF),
        Type.REF);
  }

  /** A global or a builtin, whose cells are the arguments. */
  static Residual loadGlobal() {
    return new Residual(
        "global.get",
        Routines.OWNER,
        "loadGlobal",
        "(" + GLOBAL_CELL + GLOBAL_CELL + ")" + Routines.OBJECT,
        List.of(Type.REF, Type.REF),
        Type.REF,
        Set.of(Heap.GLOBALS),
        Routines.NOTHING,
        true,
        false);
  }

  /** Removes a global. */
  static Residual deleteGlobal() {
    return new Residual(
        "global.delete",
        Routines.OWNER,
        "deleteGlobal",
        "(" + GLOBAL_CELL + ")V",
        List.of(Type.REF),
        Type.NONE,
        Set.of(Heap.GLOBALS),
        Set.of(Heap.GLOBALS),
        true,
        false);
  }

  /** The content of a cell; the place in the program is for the message if there is none. */
  static Residual loadCell() {
    return new Residual(
        "cell.load",
        Routines.OWNER,
        "loadCell",
        "(" + Routines.OBJECT + PLACE + ")" + Routines.OBJECT,
        List.of(Type.REF, Type.REF),
        Type.REF,
        Set.of(Heap.OTHER),
        Routines.NOTHING,
        true,
        false);
  }

  /** Puts something into a cell. */
  static Residual storeCell() {
    return new Residual(
        "cell.store",
        Routines.OWNER,
        "storeCell",
        "(" + Routines.OBJECT + Routines.OBJECT + ")V",
        List.of(Type.REF, Type.REF),
        Type.NONE,
        Routines.NOTHING,
        Set.of(Heap.OTHER),
        false,
        false);
  }

  /** Takes the content of a cell away; the place is as for {@link #loadCell}. */
  static Residual deleteCell() {
    return new Residual(
        "cell.delete",
        Routines.OWNER,
        "deleteCell",
        "(" + Routines.OBJECT + PLACE + ")V",
        List.of(Type.REF, Type.REF),
        Type.NONE,
        Set.of(Heap.OTHER),
        Set.of(Heap.OTHER),
        true,
        false);
  }

  /** A new function of parts and code; what makes it comes first. */
  static Residual makeFunction(int count) {
    return new Residual(
        "function." + count,
        Routines.OWNER,
        "makeFunction",
        "(Ldev/hotspur/vm/interp/FunctionMaker;[" + Routines.OBJECT + ")" + Routines.OBJECT,
        Collections.nCopies(count + 1, Type.REF),
        Type.REF,
        Set.of(Heap.OTHER),
        Routines.NOTHING,
        true,
        false);
  }
}
