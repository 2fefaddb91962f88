package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Decides where each value of a method is kept: in a JVM local, or nowhere, if its one use is in
 * the same block and it can be computed right there, on the JVM stack. A value plus a constant is
 * never kept, but added wherever it is used: a loop's counter and its next value, both of which
 * exits name, would otherwise both be alive all through the loop.
 */
final class Placement {
  private final Map<Value, Integer> locals = new LinkedHashMap<>();
  private final Uses uses;
  private final IntUnaryOperator arguments;

  /**
   * Places the values that blocks make.
   *
   * @param arguments the local of a function's argument in a register
   */
  Placement(List<Block> blocks, Uses uses, CodeWriter out, IntUnaryOperator arguments) {
    this.arguments = arguments;
    this.uses = uses;
    for (Block block : blocks) {
      for (Parameter parameter : block.parameters()) {
        place(parameter, out);
      }
      for (Instruction instruction : block.instructions()) {
        boolean isUsed = instruction.isUsable() && uses.count(instruction) > 0;
        if (isUsed && isComputedInPlace(instruction)) {
          place(instruction, out);
        }
      }
    }
  }

  /** Gives a value a local, if it has none. */
  void place(Value value, CodeWriter out) {
    if (!hasLocal(value)) {
      locals.put(value, out.newLocal(storage(value)));
    }
  }

  /** The type of the JVM local of a value: the JVM keeps ints of 32 bits as it keeps bools. */
  static Type storage(Value value) {
    return value.isNarrow() ? Type.BOOL : value.type();
  }

  /** Whether 32 bits are known to have room for an int. */
  static boolean isNarrow(Value value) {
    return value instanceof Constant constant
        ? constant.type() == Type.INT && constant.asInt() == (int) constant.asInt()
        : value.isNarrow();
  }

  /** Whether a value is another plus a constant: that one is kept instead. */
  static boolean isOffset(Value value) {
    return value instanceof Instruction instruction
        && instruction.op() == Op.INT_ADD_NW
        && instruction.arg(1) instanceof Constant
        && !(instruction.arg(0) instanceof Constant);
  }

  /** The value that is kept for a value: what an offset is added to, or itself. */
  static Value kept(Value value) {
    Value kept = value;
    while (isOffset(kept)) {
      kept = ((Instruction) kept).arg(0);
    }
    return kept;
  }

  /** What must be added to the value that is kept. */
  static long offset(Value value) {
    long sum = 0;
    for (Value at = value; isOffset(at); at = ((Instruction) at).arg(0)) {
      sum += ((Constant) ((Instruction) at).arg(1)).asInt();
    }
    return sum;
  }

  /** Whether a value is an argument of the function, which has a local of its own. */
  static boolean isArgument(Value value) {
    return value instanceof Instruction instruction
        && switch (instruction.op()) {
          case ARG_INT, ARG_FLOAT, ARG_BOOL, ARG_REF -> true;
          default -> false;
        };
  }

  /** Initialises all locals. */
  void initialise(CodeWriter out) {
    locals.forEach((value, local) -> out.initialise(local, storage(value)));
  }

  /** Whether an instruction is computed where it stands, and not where it is used or not at all. */
  boolean isComputedInPlace(Instruction instruction) {
    return !isInline(instruction)
        && !instruction.isVirtual()
        && !isOffset(instruction)
        && !isArgument(instruction);
  }

  /** Whether a value is computed where it is used. */
  boolean isInline(Value value) {
    return uses.isInline(value);
  }

  /** Whether a value is kept. */
  boolean hasLocal(Value value) {
    return isArgument(value) || locals.containsKey(value);
  }

  /** The local of a value that has one. */
  int local(Value value) {
    return isArgument(value)
        ? arguments.applyAsInt(((Instruction) value).number())
        : locals.get(value);
  }

  /** The type of the tag that a value gets in a register. */
  static boolean isBits(Value value) {
    return value.type() == Type.INT || value.type() == Type.FLOAT;
  }
}
