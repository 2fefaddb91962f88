package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Ints that are kept in 32 bits: counters, positions and lengths whose range is known to fit.
 *
 * <p>Why: the JVM indexes arrays by such ints, and knows loops that count by them best.
 *
 * <pre>{@code
 * b1(v1:int): loop @s0                b1(v1:int32): loop @s0
 *   v2:int = list.size v9         =>    v2:int32 = list.size v9
 * }</pre>
 *
 * <p>Only where a loop was cut into strips ({@link StripsPass}): elsewhere there is no such loop,
 * and nothing was gained.
 *
 * <p>Relies on: values are not made elsewhere afterwards, where their range might be another.
 */
final class NarrowPass implements Pass {
  @Override
  public String name() {
    return "narrow";
  }

  @Override
  public String documentation() {
    return "keeps ints that are known to fit in 32 bits";
  }

  @Override
  public boolean isLate() {
    return true;
  }

  @Override
  public void run(Graph graph, PassContext context) {
    boolean[] strips = new boolean[1];
    graph.forEachInstruction(i -> strips[0] |= i.op() == Op.STRIP_LEFT);
    if (!strips[0]) {
      return;
    }
    graph.removeUnreachableBlocks();
    List<Value> fitting = new ArrayList<>();
    RangeAnalysis.over(
        Dominators.of(graph),
        new RangeAnalysis.Visitor() {
          @Override
          public void visit(Instruction instruction, RangeAnalysis ranges) {
            if (isCandidate(instruction) && Ranges.of(instruction, ranges::range).isNarrow()) {
              fitting.add(instruction);
            }
          }

          @Override
          public void enter(Parameter parameter, Interval range) {
            if (parameter.type() == Type.INT && range.isNarrow() && !isPolled(parameter)) {
              fitting.add(parameter);
            }
          }
        });
    for (Value value : fitting) {
      if (!value.isNarrow()) {
        value.setNarrow();
        context.changed(value, "fits", "is kept in 32 bits");
      }
    }
  }

  /**
   * Whether it is carried round a loop with a poll in each pass. Of a loop that counts in 32 bits
   * HotSpot makes several, which does not pay there: queens took 30 instead of 18 ms.
   */
  private static boolean isPolled(Parameter parameter) {
    return parameter.block().instructions().get(0).op() == Op.POLL;
  }

  /** Whether it is made of ints of 32 bits as cheaply as of others. */
  private static boolean isCandidate(Instruction instruction) {
    return switch (instruction.op()) {
      case INT_ADD_NW,
          INT_SUB_NW,
          INT_MIN,
          INT_MAX,
          LIST_SIZE,
          TUPLE_SIZE,
          LISTITER_NEXT,
          TUPLEITER_NEXT,
          STRIP_LEFT ->
          true;
      default -> false;
    };
  }
}
