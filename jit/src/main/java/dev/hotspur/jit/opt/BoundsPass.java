package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.InstructionBuilder;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Loops;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Segments;
import dev.hotspur.jit.ir.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Positions in lists whose index is known not to count from the end: the index is the position, and
 * what is left of the check is a comparison with the length.
 *
 * <p>Why: other passes know comparisons. The length moves out of a loop that does not change it,
 * and where the loop's own condition compares with it, no check is left at all.
 *
 * <pre>{@code
 * v3:int = list.index v1, v2 @s1      v5:int = list.size v1
 * v4:int = list.item.int v1, v3   =>  v6:bool = int.lt v2, v5
 *                                     guard.true v6 @s1
 *                                     v4:int = list.item.int v1, v2
 * }</pre>
 *
 * <p>Relies on: an index that does not change in a loop stays as it is, since the item moves out of
 * the loop together with the check ({@link HoistPass}).
 */
final class BoundsPass implements Pass {
  @Override
  public String name() {
    return "bounds";
  }

  @Override
  public String documentation() {
    return "makes comparisons of the checks whether lists have an item";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    boolean[] any = new boolean[1];
    graph.forEachInstruction(i -> any[0] |= i.op() == Op.LIST_INDEX);
    if (!any[0]) {
      return;
    }
    graph.removeUnreachableBlocks();
    Dominators dominators = Dominators.of(graph);
    Loops loops = Loops.of(dominators);
    Set<Instruction> fromStart = new LinkedHashSet<>();
    RangeAnalysis.over(
        dominators,
        (instruction, ranges) -> {
          if (instruction.op() == Op.LIST_INDEX
              && ranges.range(instruction.arg(1)).low() >= 0
              && !ranges.range(instruction.arg(1)).isEmpty()
              && changes(instruction, dominators.segments(), loops)) {
            fromStart.add(instruction);
          }
        });
    Substitution substitution = new Substitution();
    for (Instruction check : fromStart) {
      Segment segment = dominators.segments().placeOf(check).segment();
      compare(check, segment.block().instructions(), graph);
      substitution.replace(check, check.arg(1));
      context.changed(check, "from-start", "is " + check.arg(1) + ", compared with the length");
    }
    substitution.apply(graph);
  }

  /** Whether list or index is another each time round the loop that the check is in, if any. */
  private static boolean changes(Instruction check, Segments segments, Loops loops) {
    Optional<Loop> loop = loops.innermostOf(segments.placeOf(check).segment());
    return loop.isEmpty() || Lists.any(check.args(), arg -> isIn(loop.get(), arg, segments));
  }

  private static boolean isIn(Loop loop, Value value, Segments segments) {
    return !(value instanceof Constant) && loop.contains(segments.definitionOf(value).segment());
  }

  /** Replaces a check by a comparison. */
  private static void compare(Instruction check, List<Instruction> instructions, Graph graph) {
    int at = instructions.indexOf(check);
    Instruction size = from(check, graph, Op.LIST_SIZE).args(check.arg(0)).build();
    Instruction less = from(check, graph, Op.INT_LT).args(check.arg(1), size).build();
    Instruction guard =
        from(check, graph, Op.GUARD_TRUE).args(less).snapshot(check.snapshot()).build();
    instructions.set(at, guard);
    instructions.addAll(at, List.of(size, less));
  }

  private static InstructionBuilder from(Instruction check, Graph graph, Op op) {
    return graph.instruction(op).origin(check.origin());
  }
}
