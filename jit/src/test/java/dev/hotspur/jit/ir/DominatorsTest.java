package dev.hotspur.jit.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Dominators and loops are what their definitions say, on any graph. */
class DominatorsTest {
  @Property(tries = 300, seed = "20261121")
  void oneDominatesAnotherIfNoWayAvoidsIt(@ForAll long seed) {
    Graph graph = randomFlow(new Random(seed));
    Dominators dominators = Dominators.of(graph);
    for (Segment removed : dominators.segments().all()) {
      Set<Segment> without = reachable(dominators.segments().firstOf(graph.entry()), removed);
      for (Segment segment : dominators.order()) {
        boolean expected = dominators.isReachable(removed) && !without.contains(segment);
        assertEquals(expected, dominators.dominates(removed, segment), removed + " " + segment);
      }
    }
  }

  @Property(tries = 300, seed = "20261121")
  void theOrderIsOneInWhichDominatorsComeFirst(@ForAll long seed) {
    Graph graph = randomFlow(new Random(seed));
    Dominators dominators = Dominators.of(graph);
    for (int i = 0; i < dominators.order().size(); i++) {
      Segment parent = dominators.parentOf(dominators.order().get(i));
      assertTrue(dominators.order().indexOf(parent) <= i);
    }
    assertEquals(
        dominators.order().stream().filter(Segment::isFirst).count(),
        ControlFlow.of(graph).reversePostorder().size());
  }

  @Property(tries = 300, seed = "20261121")
  void aLoopIsWhatReachesItsHeaderWithoutPassingIt(@ForAll long seed) {
    Dominators dominators = Dominators.of(randomFlow(new Random(seed)));
    for (Loop loop : Loops.of(dominators).all()) {
      for (Segment segment : loop.segments()) {
        assertTrue(dominators.dominates(loop.header(), segment));
        assertTrue(
            segment == loop.header()
                || loop.latches().contains(segment)
                || segment.successors().stream().anyMatch(loop::contains));
      }
      assertEquals(Set.copyOf(loop.segments()).size(), loop.segments().size());
      loop.parent().ifPresent(parent -> assertTrue(parent.contains(loop.header())));
    }
  }

  @Example
  void deepGraphsNeedNoStack() {
    Graph graph = new Graph(1, "deep", 0);
    Block block = graph.newBlock();
    for (int i = 0; i < 50_000; i++) {
      Block next = graph.newBlock();
      block.jump(next);
      block = next;
    }
    block.jump(graph.blocks().get(1));
    assertEquals(50_001, Dominators.of(graph).order().size());
    assertEquals(1, Loops.of(Dominators.of(graph)).all().size());
  }

  private static Set<Segment> reachable(Segment entry, Segment removed) {
    Set<Segment> seen = new HashSet<>();
    Deque<Segment> pending = new ArrayDeque<>();
    pending.push(entry);
    while (!pending.isEmpty()) {
      Segment at = pending.pop();
      if (at != removed && seen.add(at)) {
        pending.addAll(at.successors());
      }
    }
    return seen;
  }

  /** Blocks that go anywhere, also out of their midst, reducible or not. */
  private static Graph randomFlow(Random random) {
    Graph graph = new Graph(1, "flow", 0);
    int count = 2 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      graph.newBlock();
    }
    Residual routine =
        new Residual("f", "T", "f", "()V", List.of(), Type.NONE, Set.of(), Set.of(), true, false);
    for (Block block : graph.blocks()) {
      for (int i = random.nextInt(3); i > 1; i--) {
        graph
            .instruction(Op.CALL)
            .attribute(routine)
            .handler(Target.of(any(graph, random)))
            .appendTo(block);
      }
      if (random.nextInt(3) == 0) {
        block.jump(any(graph, random));
      } else {
        Target first = Target.of(any(graph, random));
        block.branch(Constant.TRUE, first, Target.of(any(graph, random)));
      }
    }
    return graph;
  }

  private static Block any(Graph graph, Random random) {
    return graph.blocks().get(1 + random.nextInt(graph.blocks().size() - 1));
  }
}
