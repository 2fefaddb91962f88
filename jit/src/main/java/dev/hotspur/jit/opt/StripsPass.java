package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.InstructionBuilder;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Strip mining: an innermost loop that counts by one makes as many passes at a time as may be made
 * before the next look up from work, and does not look in between.
 *
 * <p>Why: a look in each pass keeps the JVM from seeing a loop that counts, and so from checking
 * the bounds of arrays before it.
 *
 * <pre>{@code
 *   jump b1(0)                          jump b4(0)
 * b1(v1:int): loop @s0                b4(v5:int): loop @s2
 *   poll @s0                            poll @s2
 *   v2:bool = int.lt v1, v9             v6:int = strip.left
 *   branch v2, b2, b3             =>    v7:int = int.add.nw v5, v6
 * b2:                                   v8:int = int.min v9, v7
 *   v3:int = int.add.nw v1, 1           jump b1(v5)
 *   jump b1(v3)                       b1(v1:int): loop @s0
 *                                       v10:bool = int.lt v1, v8
 *                                       branch v10, b2, b5
 *                                     b2:
 *                                       v3:int = int.add.nw v1, 1
 *                                       jump b1(v3)
 *                                     b5:
 *                                       v11:int = int.sub.nw v1, v5
 *                                       strip.passed v11
 *                                       v12:bool = int.lt v1, v9
 *                                       branch v12, b4(v1), b3
 * }</pre>
 *
 * <p>Not done where something is called: that may take of the fuel, so each pass has to look at it.
 */
final class StripsPass implements Pass {
  @Override
  public String name() {
    return "strips";
  }

  @Override
  public String documentation() {
    return "lets innermost loops that count look up from work every so many passes";
  }

  @Override
  public boolean isLate() {
    return true;
  }

  @Override
  public void run(Graph graph, PassContext context) {
    graph.removeUnreachableBlocks();
    for (CountedLoop loop : CountedLoop.all(Dominators.of(graph))) {
      if (loop.range().isNarrow()) {
        new Mining(graph, loop).run();
        context.changed(loop.counter(), "strip", "counts in strips, with a look before each");
      }
    }
  }

  /** The change of one loop. */
  private static final class Mining {
    private final Graph graph;
    private final CountedLoop loop;
    private final Block header;

    Mining(Graph graph, CountedLoop loop) {
      this.graph = graph;
      this.loop = loop;
      this.header = loop.loop().header().block();
    }

    void run() {
      loop.chargeLater(graph);
      List<Edge> entering = Preheader.entering(loop.loop());
      Block strip = graph.newBlockBefore(header);
      header.parameters().forEach(each -> strip.addParameter(each.type()));
      Value begin = strip.parameters().get(header.parameters().indexOf(loop.counter()));
      entering.forEach(edge -> edge.retarget(edge.target().withBlock(strip)));
      Instruction end = begin(strip, begin);
      Block after = graph.newBlock();
      Instruction below = instruction(Op.INT_LT).args(loop.counter(), end).build();
      decide(below, after);
      Instruction passes = instruction(Op.INT_SUB_NW).args(loop.counter(), begin).appendTo(after);
      instruction(Op.STRIP_PASSED).args(passes).appendTo(after);
      next(strip, after);
      Unused.remove(Set.of(loop.condition()), graph);
    }

    private InstructionBuilder instruction(Op op) {
      return graph.instruction(op).origin(loop.poll().origin());
    }

    /** Looks up from work, and finds out where the strip ends. */
    private Instruction begin(Block strip, Value begin) {
      Optional<Snapshot> state =
          loop.poll()
              .snapshot()
              .map(snapshot -> graph.copySnapshot(snapshot, value -> inStrip(value, strip)));
      strip.setLoopHeader(true);
      strip.setEntrySnapshot(state);
      instruction(Op.POLL).snapshot(state).appendTo(strip);
      Instruction left = instruction(Op.STRIP_LEFT).appendTo(strip);
      Instruction farthest = instruction(Op.INT_ADD_NW).args(begin, left).appendTo(strip);
      Instruction least = instruction(Op.INT_MIN).args(loop.bound(), farthest).appendTo(strip);
      // Not before the beginning, so that it fits into 32 bits if the counter does.
      Instruction end = instruction(Op.INT_MAX).args(least, begin).appendTo(strip);
      strip.jump(header, strip.parameters().toArray(Value[]::new));
      return end;
    }

    private Value inStrip(Value value, Block strip) {
      int index = header.parameters().indexOf(value);
      return index < 0 ? value : strip.parameters().get(index);
    }

    /** Lets the loop run to the end of the strip. */
    private void decide(Instruction below, Block after) {
      List<Instruction> instructions = header.instructions();
      instructions.remove(loop.poll());
      int at = instructions.indexOf(loop.decision());
      Target inside;
      if (loop.decision().op() == Op.BRANCH) {
        inside = loop.decision().targets().get(0);
      } else {
        int place = graph.blocks().indexOf(header) + 1;
        Block body =
            place < graph.blocks().size()
                ? graph.newBlockBefore(graph.blocks().get(place))
                : graph.newBlock();
        List<Instruction> rest = instructions.subList(at + 1, instructions.size());
        body.instructions().addAll(rest);
        inside = Target.of(body);
      }
      instructions.subList(at, instructions.size()).clear();
      instructions.add(below);
      instruction(Op.BRANCH).args(below).targets(inside, Target.of(after)).appendTo(header);
    }

    /** Goes on with the next strip, or where the loop went at its end. */
    private void next(Block strip, Block after) {
      Instruction more = instruction(Op.INT_LT).args(loop.counter(), loop.bound()).appendTo(after);
      loop.decision().setArgs(List.of(more));
      Target again = new Target(strip, List.copyOf(header.parameters()));
      if (loop.decision().op() == Op.BRANCH) {
        loop.decision().setTargets(List.of(again, loop.decision().targets().get(1)));
        after.instructions().add(loop.decision());
      } else {
        after.instructions().add(loop.decision());
        graph.instruction(Op.JUMP).targets(again).appendTo(after);
      }
    }
  }
}
