package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Printer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Overflow checks that the ranges of the arguments make needless.
 *
 * <p>Why: a check costs time, and keeps the JVM from seeing a counted loop. A loop's own condition
 * bounds its counter: where {@code i < n} holds, {@code i + 1} is at most {@code n}.
 *
 * <pre>{@code
 * b1(v1:int): loop                    b1(v1:int): loop
 *   v2:bool = int.lt v1, v9             v2:bool = int.lt v1, v9
 *   branch v2, b2, b3                   branch v2, b2, b3
 * b2:                           =>    b2:
 *   v3:int = int.add v1, 1 @s1          v3:int = int.add.nw v1, 1
 *   jump b1(v3)                         jump b1(v3)
 * }</pre>
 *
 * <p>Relies on: conditions come from branches and guards without result, which stay; an operation
 * without check must not be moved above them.
 */
final class OverflowPass implements Pass {
  @Override
  public String name() {
    return "overflow";
  }

  @Override
  public String documentation() {
    return "removes overflow checks where the ranges of the arguments allow none";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    if (!Lists.any(graph.blocks(), OverflowPass::hasCheck)) {
      return;
    }
    Map<Instruction, Op> safe = new LinkedHashMap<>();
    RangeAnalysis.over(
        Dominators.of(graph),
        (instruction, ranges) -> {
          if (isSafe(instruction, ranges)) {
            safe.put(instruction, unchecked(instruction.op()));
          }
        });
    safe.forEach(
        (instruction, op) -> {
          if (instruction.op() == Op.INT_NEG) {
            instruction.become(op, Constant.of(0), instruction.arg(0));
          } else {
            instruction.become(op, instruction.arg(0), instruction.arg(1));
          }
          context.changed(instruction, "range", "becomes " + Printer.print(instruction));
        });
  }

  private static boolean hasCheck(Block block) {
    for (Instruction instruction : block.instructions()) {
      switch (instruction.op()) {
        case INT_ADD, INT_SUB, INT_MUL, INT_NEG -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  private static Op unchecked(Op op) {
    return switch (op) {
      case INT_ADD -> Op.INT_ADD_NW;
      case INT_MUL -> Op.INT_MUL_NW;
      default -> Op.INT_SUB_NW;
    };
  }

  private static boolean isSafe(Instruction instruction, RangeAnalysis ranges) {
    return switch (instruction.op()) {
      case INT_ADD, INT_SUB, INT_MUL ->
          isSafe(
              instruction.op(), ranges.range(instruction.arg(0)), ranges.range(instruction.arg(1)));
      case INT_NEG -> isSafe(Op.INT_SUB, Interval.of(0), ranges.range(instruction.arg(0)));
      default -> false;
    };
  }

  private static boolean isSafe(Op op, Interval left, Interval right) {
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    return switch (op) {
      case INT_ADD -> left.addsSafely(right);
      case INT_SUB -> left.subtractsSafely(right);
      default -> left.multipliesSafely(right);
    };
  }
}
