package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * Decides where each value of a graph is kept: in a JVM local, or nowhere, if its one use is in the
 * same block and it can be computed right there, on the JVM stack. A value plus a constant is never
 * kept, but added wherever it is used: a loop's counter and its next value, both of which exits
 * name, would otherwise both be alive all through the loop.
 */
final class Placement {
  private final Map<Value, Integer> locals = new LinkedHashMap<>();
  private final Set<Value> inline = new HashSet<>();
  private final IntUnaryOperator arguments;

  /**
   * Places the values of a graph.
   *
   * @param arguments the local of a function's argument in a register
   */
  Placement(Graph graph, CodeWriter out, IntUnaryOperator arguments) {
    this.arguments = arguments;
    Map<Value, Integer> uses = new HashMap<>();
    Map<Value, Block> place = new HashMap<>();
    for (Block block : graph.blocks()) {
      for (Instruction user : block.instructions()) {
        place.put(user, block);
        user.forEachUse(value -> uses.merge(value, 1, Integer::sum));
        if (!user.isVirtual() && !isOffset(user)) {
          user.forEachDirectUse(value -> noteUse(value, user, block, place));
        }
      }
    }
    for (Block block : graph.blocks()) {
      for (Parameter parameter : block.parameters()) {
        locals.put(parameter, out.newLocal(storage(parameter)));
      }
      for (Instruction instruction : block.instructions()) {
        place(instruction, uses.getOrDefault(instruction, 0), out);
      }
    }
  }

  private void noteUse(Value value, Instruction user, Block block, Map<Value, Block> place) {
    if (value instanceof Instruction
        && place.get(value) == block
        && (value.type() != Type.BOOL || isCondition(value, user))) {
      inline.add(value);
    }
  }

  /**
   * Whether a truth value decides where to go. Making a value of it takes a jump, and a jump needs
   * an empty JVM stack, so elsewhere it is made before anything else is loaded.
   */
  private static boolean isCondition(Value value, Instruction user) {
    return switch (user.op()) {
      case BRANCH, GUARD_TRUE, GUARD_FALSE, BOOL_NOT -> user.args().contains(value);
      default -> false;
    };
  }

  private void place(Instruction instruction, int uses, CodeWriter out) {
    if (isArgument(instruction) || isOffset(instruction)) {
      inline.remove(instruction);
      if (isArgument(instruction)) {
        locals.put(instruction, arguments.applyAsInt(instruction.number()));
      }
      return;
    }
    boolean isInline =
        uses == 1
            && !instruction.isVirtual()
            && inline.contains(instruction)
            && isComputable(instruction);
    if (!isInline) {
      inline.remove(instruction);
      if (instruction.isUsable() && uses > 0) {
        locals.put(instruction, out.newLocal(storage(instruction)));
      }
    }
  }

  /** Whether it makes no difference when the value is computed. */
  private static boolean isComputable(Instruction instruction) {
    return instruction.isPure() && instruction.op() != Op.CALL;
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

  private static boolean isArgument(Value value) {
    return value instanceof Instruction instruction
        && switch (instruction.op()) {
          case ARG_INT, ARG_FLOAT, ARG_BOOL, ARG_REF -> true;
          default -> false;
        };
  }

  /** Initialises all locals. */
  void initialise(CodeWriter out) {
    locals.forEach(
        (value, local) -> {
          if (!isArgument(value)) {
            out.initialise(local, storage(value));
          }
        });
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
    return inline.contains(value);
  }

  /** Whether a value is kept. */
  boolean hasLocal(Value value) {
    return locals.containsKey(value);
  }

  /** The local of a value that has one. */
  int local(Value value) {
    return locals.get(value);
  }

  /** The type of the tag that a value gets in a register. */
  static boolean isBits(Value value) {
    return value.type() == Type.INT || value.type() == Type.FLOAT;
  }
}
