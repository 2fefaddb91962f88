package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How often the values of a graph are used, and which are computed where that is. */
final class Uses {
  /** Instructions that are computed inside of one another, at most: emitting them recurs. */
  private static final int MOST = 100;

  private final Map<Value, Integer> counts = new HashMap<>();

  /** Of those that are computed where they are used: how many with those inside. */
  private final Map<Value, Integer> inlined = new HashMap<>();

  private final Set<Value> inline = new HashSet<>();

  /** Those of a graph. */
  Uses(Graph graph) {
    Map<Value, Block> place = new HashMap<>();
    for (Block block : graph.blocks()) {
      for (Instruction user : block.instructions()) {
        place.put(user, block);
        user.forEachUse(value -> counts.merge(value, 1, Integer::sum));
        if (!user.isVirtual() && !Placement.isOffset(user)) {
          user.forEachDirectUse(value -> note(value, user, block, place));
        }
      }
    }
    graph.forEachInstruction(this::decide);
  }

  private void decide(Instruction instruction) {
    if (inline.contains(instruction)) {
      int together = 1;
      for (Value value : instruction.args()) {
        together += inlined.getOrDefault(value, 0);
      }
      if (together <= MOST && mayBeInline(instruction)) {
        inlined.put(instruction, together);
      } else {
        inline.remove(instruction);
      }
    }
  }

  private void note(Value value, Instruction user, Block block, Map<Value, Block> place) {
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

  private boolean mayBeInline(Instruction instruction) {
    return count(instruction) == 1
        && !instruction.isVirtual()
        && !Placement.isArgument(instruction)
        && !Placement.isOffset(instruction)
        && isComputable(instruction);
  }

  /** Whether it makes no difference when the value is computed. */
  private static boolean isComputable(Instruction instruction) {
    return instruction.isPure() && instruction.op() != Op.CALL;
  }

  /** How often a value is used. */
  int count(Value value) {
    return counts.getOrDefault(value, 0);
  }

  /** Whether a value is computed where it is used: that is in one place, in the same block. */
  boolean isInline(Value value) {
    return inline.contains(value);
  }
}
