package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Loops that stop where the first of their lists ends: the checks of the counter against lengths
 * that do not change become part of the loop's own bound.
 *
 * <p>Why: one comparison a pass is left of several, and the counter is known to fit into 32 bits,
 * as lengths do.
 *
 * <pre>{@code
 *   jump b1(0)                          v9:int = int.min v7, v8
 * b1(v1:int): loop @s0                  jump b1(0)
 *   poll @s0                          b1(v1:int): loop @s0
 *   v2:bool = int.lt v1, v7             poll @s0
 *   branch v2, b2, b3             =>    v10:bool = int.lt v1, v9
 * b2:                                   branch v10, b2, b4
 *   v3:bool = int.lt v1, v8           b2:
 *   guard.true v3 @s1                   ...
 *   ...                               b4:
 *                                       v11:bool = int.lt v1, v7
 *                                       guard.false v11 @s0
 *                                       jump b3
 * }</pre>
 *
 * <p>Only in loops that {@link StripsPass} can cut into strips then. What the check would have
 * found wrong is found one pass earlier: the region is left at the loop's beginning, and the
 * interpreter makes the pass that fails. So only checks that every pass comes to are taken, lest
 * the region be left for nothing. (C2 and others split a loop in three for the same purpose: range
 * check elimination.)
 */
final class LimitsPass implements Pass {
  @Override
  public String name() {
    return "limits";
  }

  @Override
  public String documentation() {
    return "makes checks of a counter against lengths part of its loop's bound";
  }

  @Override
  public boolean isLate() {
    return true;
  }

  @Override
  public void run(Graph graph, PassContext context) {
    if (!hasCheck(graph)) {
      return;
    }
    graph.removeUnreachableBlocks();
    Dominators dominators = Dominators.of(graph);
    Map<CountedLoop, List<Instruction>> found = new LinkedHashMap<>();
    for (CountedLoop loop : CountedLoop.all(dominators)) {
      List<Instruction> checks = checks(loop, dominators);
      if (!checks.isEmpty() && loop.first().isNarrow() && leavesAtHead(loop)) {
        found.put(loop, checks);
      }
    }
    Set<Instruction> comparisons = new LinkedHashSet<>();
    found.forEach(
        (loop, checks) -> {
          checks.forEach(check -> comparisons.add((Instruction) check.arg(0)));
          comparisons.add(loop.condition());
          limit(loop, checks, graph, context);
        });
    Unused.remove(comparisons, graph);
  }

  /** Whether the loop's own guard, if it ends by one, leaves as the pass has begun. */
  private static boolean leavesAtHead(CountedLoop loop) {
    return loop.decision().op() == Op.BRANCH
        || loop.decision().snapshot().equals(loop.poll().snapshot());
  }

  /** The checks of the counter against lengths that every pass comes to. */
  private static List<Instruction> checks(CountedLoop counted, Dominators dominators) {
    List<Instruction> result = new ArrayList<>();
    Loop loop = counted.loop();
    for (Segment segment : loop.segments()) {
      if (Lists.all(loop.latches(), latch -> dominators.dominates(segment, latch))) {
        for (Instruction instruction : segment.instructions()) {
          if (isCheck(instruction)
              && instruction != counted.decision()
              && instruction.arg(0) instanceof Instruction comparison
              && comparison.arg(0) == counted.counter()
              && CountedLoop.isInvariant(comparison.arg(1), loop, dominators)) {
            result.add(instruction);
          }
        }
      }
    }
    return result;
  }

  /** Spares most graphs the analysis of ranges. */
  private static boolean hasCheck(Graph graph) {
    return Lists.any(graph.blocks(), block -> Lists.any(block.instructions(), LimitsPass::isCheck));
  }

  /** Whether it checks something against a length. */
  private static boolean isCheck(Instruction instruction) {
    return instruction.op() == Op.GUARD_TRUE
        && instruction.arg(0) instanceof Instruction comparison
        && comparison.op() == Op.INT_LT
        && isLength(comparison.arg(1));
  }

  private static boolean isLength(Value value) {
    return value instanceof Instruction length
        && (length.op() == Op.LIST_SIZE || length.op() == Op.TUPLE_SIZE);
  }

  private static void limit(
      CountedLoop loop, List<Instruction> checks, Graph graph, PassContext context) {
    loop.chargeLater(graph);
    Block header = loop.loop().header().block();
    Value limit = limit(loop, checks, Preheader.of(loop.loop(), graph));
    Instruction below =
        graph
            .instruction(Op.INT_LT)
            .args(loop.counter(), limit)
            .origin(loop.condition().origin())
            .build();
    header.instructions().add(header.instructions().indexOf(loop.decision()), below);
    loop.decision().setArgs(List.of(below));
    if (loop.decision().op() == Op.BRANCH) {
      leaveUnlessDone(loop, graph);
    }
    for (Instruction check : checks) {
      graph.blocks().forEach(block -> block.instructions().remove(check));
      context.changed(check, "bound", "of " + check.arg(0) + " is part of the bound " + limit);
    }
  }

  /** The least of the bound and all lengths. */
  private static Value limit(CountedLoop loop, List<Instruction> checks, Block preheader) {
    Value limit = loop.bound();
    Set<Value> lengths = new LinkedHashSet<>();
    checks.forEach(check -> lengths.add(((Instruction) check.arg(0)).arg(1)));
    lengths.remove(limit);
    for (Value length : lengths) {
      Instruction least = preheader.graph().instruction(Op.INT_MIN).args(limit, length).build();
      preheader.instructions().add(preheader.instructions().size() - 1, least);
      limit = least;
    }
    return limit;
  }

  /** Lets the way out of the loop leave the region if the loop has not come to its end. */
  private static void leaveUnlessDone(CountedLoop loop, Graph graph) {
    Instruction branch = loop.decision();
    Block ended = graph.newBlock();
    Instruction more =
        graph
            .instruction(Op.INT_LT)
            .args(loop.counter(), loop.bound())
            .origin(loop.poll().origin())
            .appendTo(ended);
    graph
        .instruction(Op.GUARD_FALSE)
        .args(more)
        .snapshot(loop.poll().snapshot())
        .origin(loop.poll().origin())
        .appendTo(ended);
    Target out = branch.targets().get(1);
    graph.instruction(Op.JUMP).targets(out).origin(branch.origin()).appendTo(ended);
    branch.setTargets(List.of(branch.targets().get(0), Target.of(ended)));
  }
}
