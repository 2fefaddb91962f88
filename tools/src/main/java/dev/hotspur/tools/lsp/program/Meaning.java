package dev.hotspur.tools.lsp.program;

import dev.hotspur.vm.bytecode.Opcode;
import java.util.Set;

/** What the operand of an instruction stands for, seen from the text. */
public enum Meaning {
  /** There is no operand. */
  NOTHING,
  /** A literal or a named constant. */
  CONSTANT,
  /** A number of values, or a named constant that is one. */
  COUNT,
  /** A local variable that gets a value or loses it. */
  LOCAL_WRITE,
  /** Another use of a local variable. */
  LOCAL_READ,
  /** A variable that functions share. */
  CELL_WRITE,
  /** Another use of such a variable. */
  CELL_READ,
  /** A function or global of the module that gets a value. */
  GLOBAL_WRITE,
  /** A function or global of the module, or a builtin. */
  GLOBAL_READ,
  /** An attribute or method. */
  ATTRIBUTE,
  /** A module. */
  MODULE,
  /** A label. */
  LABEL,
  /** A label that is set here. */
  LABEL_DEFINITION,
  /** The symbol of a comparison. */
  COMPARISON,
  /** Words for values that are there or not. */
  PARTS;

  private static final Set<Opcode> GLOBALS =
      Set.of(Opcode.LOAD_GLOBAL, Opcode.STORE_GLOBAL, Opcode.DELETE_GLOBAL);

  /** What the operand of an instruction stands for. */
  public static Meaning of(Opcode opcode) {
    boolean stores = opcode.effect().takes() > 0;
    return switch (opcode.operand()) {
      case NONE -> NOTHING;
      case CONSTANT -> CONSTANT;
      case COUNT -> COUNT;
      case LOCAL -> opcode.effect().left(0) == 0 ? LOCAL_WRITE : LOCAL_READ;
      case CELL -> stores ? CELL_WRITE : CELL_READ;
      case NAME -> {
        if (GLOBALS.contains(opcode)) {
          yield stores ? GLOBAL_WRITE : GLOBAL_READ;
        }
        yield opcode == Opcode.IMPORT_NAME ? MODULE : ATTRIBUTE;
      }
      case LABEL -> LABEL;
      case COMPARISON -> COMPARISON;
      case PARTS -> PARTS;
    };
  }
}
