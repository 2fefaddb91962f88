package dev.hotspur.assembler.edit;

import static dev.hotspur.assembler.Programs.program;
import static dev.hotspur.assembler.Programs.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.edit.ControlEdge.Kind;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ControlFlowGraphTest {
  private static ControlFlowGraph graphOf(String... lines) {
    return ControlFlowGraph.of(verified(program(lines)).codes().get(0));
  }

  @Test
  void splitsAtJumpsAndTheirTargets() {
    ControlFlowGraph graph =
        graphOf(
            "LOAD_CONST 0",
            "STORE_FAST i",
            "loop: LOAD_FAST i",
            "POP_JUMP_IF_TRUE done",
            "JUMP loop",
            "done: LOAD_FAST i",
            "RETURN");
    assertEquals(
        List.of(
            new BasicBlock(0, 0, 2),
            new BasicBlock(1, 2, 4),
            new BasicBlock(2, 4, 5),
            new BasicBlock(3, 5, 7)),
        graph.blocks());
    assertEquals(
        List.of(
            new ControlEdge(0, 1, Kind.NEXT),
            new ControlEdge(1, 2, Kind.NEXT),
            new ControlEdge(1, 3, Kind.JUMP),
            new ControlEdge(2, 1, Kind.JUMP)),
        graph.edges());
    assertEquals(List.of(1), graph.loops().heads());
    assertEquals(1, graph.loops().depth(2));
    assertEquals(0, graph.loops().depth(3));
    assertTrue(graph.isBackEdge(graph.edges().get(3)));
    assertFalse(graph.isBackEdge(graph.edges().get(0)));
  }

  @Test
  void goesToHandlers() {
    ControlFlowGraph graph =
        graphOf(
            "NOP",
            ".try",
            "LOAD_GLOBAL x",
            "POP",
            ".except NameError",
            "NOP",
            ".end",
            "LOAD_CONST None",
            "RETURN");
    List<ControlEdge> exceptions =
        graph.edges().stream().filter(edge -> edge.kind() == Kind.EXCEPTION).toList();
    assertFalse(exceptions.isEmpty());
    for (ControlEdge edge : exceptions) {
      int pc = graph.blocks().get(edge.from()).start();
      int handler = graph.verified().handlerOf(pc).orElseThrow().handler();
      assertEquals(graph.blockAt(handler).number(), edge.to());
    }
  }

  @Test
  void knowsNestedLoops() {
    ControlFlowGraph graph =
        graphOf(
            "outer: LOAD_CONST 1",
            "POP_JUMP_IF_FALSE done",
            "inner: LOAD_CONST 2",
            "POP_JUMP_IF_FALSE outer",
            "JUMP inner",
            "done: LOAD_CONST None",
            "RETURN");
    LoopNest loops = graph.loops();
    int outer = graph.blockAt(0).number();
    int inner = graph.blockAt(2).number();
    assertEquals(List.of(outer, inner), loops.heads());
    assertEquals(OptionalInt.of(outer), loops.around(inner));
    assertEquals(OptionalInt.of(inner), loops.innermost(inner));
    assertEquals(2, loops.depth(graph.blockAt(4).number()));
    assertEquals(2, loops.count());
    assertFalse(loops.isIrreducible(inner));
  }

  @Test
  void namesALoopWithTwoEntriesIrreducible() {
    ControlFlowGraph graph =
        graphOf(
            "LOAD_CONST 1",
            "POP_JUMP_IF_FALSE second",
            "first: NOP",
            "second: NOP",
            "LOAD_CONST 1",
            "POP_JUMP_IF_TRUE first",
            "LOAD_CONST None",
            "RETURN");
    List<Integer> heads = graph.loops().heads();
    assertEquals(1, heads.size());
    assertTrue(graph.loops().isIrreducible(heads.get(0)));
  }

  @Test
  void isMadeQuicklyOfLongCode() {
    StringBuilder text = new StringBuilder(".func main()\n");
    int blocks = 100_000;
    for (int i = 0; i < blocks; i++) {
      text.append("l").append(i).append(": LOAD_CONST 1\nPOP_JUMP_IF_FALSE l").append(i / 2);
      text.append('\n');
    }
    VerifiedModule module = verified(text + "LOAD_CONST None\nRETURN\n.end\n");
    ControlFlowGraph graph = ControlFlowGraph.of(module.codes().get(0));
    assertEquals(blocks + 1, graph.blocks().size());
    assertEquals(blocks / 2, graph.loops().count());
  }

  /** A function with jumps to anywhere. */
  private static VerifiedCode randomCode(long seed) {
    Random random = new Random(seed);
    int blocks = 2 + random.nextInt(9);
    StringBuilder text = new StringBuilder(".func main()\n");
    for (int i = 0; i < blocks; i++) {
      text.append("l").append(i).append(": NOP\n");
      int target = random.nextInt(blocks);
      switch (random.nextInt(5)) {
        case 0 -> text.append("JUMP l").append(target).append('\n');
        case 1 -> text.append("LOAD_CONST None\nRETURN\n");
        default -> text.append("LOAD_CONST 1\nPOP_JUMP_IF_TRUE l").append(target).append('\n');
      }
    }
    String end = "LOAD_CONST None\nRETURN\n.end\n";
    // Code that no path leads to is warned of, so the assembler's silence is not asked for.
    return dev.hotspur.assembler.Assembler.assembleVerified(text + end, "random.spur")
        .module()
        .orElseThrow()
        .codes()
        .get(0);
  }

  @Property(tries = 500, seed = "20261121")
  void blocksPartTheCode(@ForAll long seed) {
    ControlFlowGraph graph = ControlFlowGraph.of(randomCode(seed));
    Code code = graph.verified().code();
    int at = 0;
    for (BasicBlock block : graph.blocks()) {
      assertEquals(at, block.start());
      for (int pc = block.start(); pc < block.last(); pc++) {
        Opcode opcode = code.opcode(pc);
        assertFalse(opcode.has(Trait.JUMPS) || opcode.has(Trait.ENDS));
        assertEquals(block, graph.blockAt(pc));
      }
      at = block.end();
      boolean goesOn = graph.isReachable(block) && !returns(block, code);
      assertEquals(goesOn, !graph.successors(block).isEmpty());
    }
    assertEquals(code.size(), at);
  }

  private static boolean returns(BasicBlock block, Code code) {
    return code.opcode(block.last()) == Opcode.RETURN;
  }

  /**
   * A loop is natural if its head dominates where it comes back from; its body are the blocks that
   * lead there without passing the head. Found here by trying every block.
   */
  @Property(tries = 1000, seed = "20261121")
  void loopsAreNaturalLoops(@ForAll long seed) {
    ControlFlowGraph graph = ControlFlowGraph.of(randomCode(seed));
    LoopNest loops = graph.loops();
    Set<Integer> natural = new HashSet<>();
    for (ControlEdge edge : graph.edges()) {
      if (dominates(graph, edge.to(), edge.from())) {
        natural.add(edge.to());
        assertTrue(loops.isHead(edge.to()));
        assertTrue(graph.isBackEdge(edge));
      }
    }
    boolean reducible = loops.heads().stream().noneMatch(loops::isIrreducible);
    if (reducible) {
      assertEquals(natural, Set.copyOf(loops.heads()));
      int[] depth = new int[graph.blocks().size()];
      for (int head : natural) {
        BitSet body = naturalLoop(graph, head);
        body.stream().forEach(block -> depth[block]++);
        for (int block = 0; block < depth.length; block++) {
          assertEquals(body.get(block), loops.contains(head, block), head + " " + block);
        }
      }
      for (int block = 0; block < depth.length; block++) {
        assertEquals(depth[block], loops.depth(block));
      }
    } else {
      assertTrue(hasTwoEntries(graph));
    }
  }

  private static boolean dominates(ControlFlowGraph graph, int above, int below) {
    return !reachable(graph, Optional.of(above), 0).get(below);
  }

  /** The blocks that can be reached from one without entering another. */
  private static BitSet reachable(ControlFlowGraph graph, Optional<Integer> without, int from) {
    BitSet seen = new BitSet();
    if (!without.equals(Optional.of(from))) {
      seen.set(from);
    }
    boolean grows = !seen.isEmpty();
    while (grows) {
      grows = false;
      for (ControlEdge edge : graph.edges()) {
        if (seen.get(edge.from())
            && !seen.get(edge.to())
            && !without.equals(Optional.of(edge.to()))) {
          seen.set(edge.to());
          grows = true;
        }
      }
    }
    return seen;
  }

  private static BitSet naturalLoop(ControlFlowGraph graph, int head) {
    BitSet body = new BitSet();
    body.set(head);
    for (int block = 0; block < graph.blocks().size(); block++) {
      BitSet ahead = block == head ? new BitSet() : reachable(graph, Optional.of(head), block);
      for (ControlEdge edge : graph.edges()) {
        if (edge.to() == head && ahead.get(edge.from()) && dominates(graph, head, edge.from())) {
          body.set(block);
        }
      }
    }
    return body;
  }

  /** Whether a cycle remains when all ways back to dominating blocks are taken away. */
  private static boolean hasTwoEntries(ControlFlowGraph graph) {
    List<ControlEdge> forward =
        graph.edges().stream().filter(e -> !dominates(graph, e.to(), e.from())).toList();
    int[] incoming = new int[graph.blocks().size()];
    forward.forEach(edge -> incoming[edge.to()]++);
    BitSet done = new BitSet();
    boolean goesOn = true;
    while (goesOn) {
      goesOn = false;
      for (int block = 0; block < incoming.length; block++) {
        if (!done.get(block) && incoming[block] == 0) {
          done.set(block);
          goesOn = true;
          int left = block;
          forward.stream().filter(e -> e.from() == left).forEach(e -> incoming[e.to()]--);
        }
      }
    }
    return done.cardinality() < incoming.length;
  }
}
