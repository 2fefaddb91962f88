package dev.hotspur.jit.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.IrVerifier;
import dev.hotspur.jit.ir.Parser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How the blocks of a region are distributed over methods, and what these hand over. */
class PartsTest {
  /** A loop with another in it, and something before and behind that. */
  private static final String NESTED =
      """
      region 1 nested pc 0
      b0:
        v1:int = slot.int 0 @s0
        v2:float = slot.float 1 @s0
        jump b1(v1)
      b1(v3:int): loop @s1
        v4:int = int.xor v3, 1
        v5:bool = int.lt v4, 100
        branch v5, b2(0), b5
      b2(v6:int): loop @s1
        v7:int = int.xor v6, v4
        v8:bool = int.lt v7, 10
        branch v8, b3, b4
      b3:
        jump b2(v7)
      b4:
        v9:int = int.or v7, 4
        jump b1(v9)
      b5:
        exit @s2
      s0: main pc 0 {} cost 0
      s1: main pc 1 {0=v3} cost 0
      s2: main pc 2 {0=v3, 1=v2} cost 0
      """;

  private static Graph graph() {
    Graph graph = Parser.parse(NESTED, name -> name);
    IrVerifier.verify(graph);
    return graph;
  }

  private static List<String> partition(Graph graph, int target) {
    return Partition.of(graph, each -> 10, target).stream().map(List::toString).toList();
  }

  @Test
  void whatFitsIsOnePart() {
    assertEquals(List.of("[b0, b1, b2, b3, b4, b5]"), partition(graph(), 140));
  }

  @Test
  void aLoopThatFitsIsNotTornApart() {
    assertEquals(List.of("[b0]", "[b1, b2, b3, b4]", "[b5]"), partition(graph(), 90));
    // The inner one alone.
    assertEquals(List.of("[b0, b1]", "[b2, b3, b4, b5]"), partition(graph(), 80));
    assertEquals(List.of("[b0, b1]", "[b2, b3, b4]", "[b5]"), partition(graph(), 60));
  }

  @Test
  void largerLoopsAndBlocksAreSplit() {
    Graph graph = graph();
    List<String> parts = partition(graph, 30);
    assertEquals(List.of("[b0]", "[b1]", "[b2]", "[b3, b4]", "[b5]"), parts);
    parts = partition(graph, 20);
    assertEquals("[b0]", parts.get(0));
    assertEquals("[b6]", parts.get(1));
    IrVerifier.verify(graph);
    // A block that was split has a jump more than it had.
    assertTrue(graph.blocks().stream().allMatch(block -> block.instructions().size() <= 3));
  }

  @Test
  void aPartTakesWhatItUsesAndGivesWhatItHasMade() {
    Graph graph = graph();
    Parts parts = new Parts(graph, Partition.of(graph, each -> 10, 60));
    Block outer = graph.blocks().get(1);
    Block inner = graph.blocks().get(2);
    Block end = graph.blocks().get(5);
    Parts.Part first = parts.all().get(0);
    Parts.Part second = parts.all().get(1);
    Parts.Part third = parts.all().get(2);
    assertEquals(List.of(0, 1, 2, 3), numbers(parts, graph.entry(), outer, inner, end));
    assertEquals("[]", parts.taken(first, graph.entry()).toString());
    // b1 is led to from within as well, so what it gets may be in locals only; so b2 is.
    assertEquals("[v2, v3]", parts.taken(first, outer).toString());
    assertEquals("[v2, v4]", parts.given(first, inner).toString());
    assertEquals("[v4, v6]", parts.taken(second, inner).toString());
    assertEquals("[]", parts.given(second, outer).toString());
    assertEquals("[v2, v3]", parts.given(first, end).toString());
    assertEquals("[v2, v3]", parts.taken(third, end).toString());
  }

  private static List<Integer> numbers(Parts parts, Block... blocks) {
    return List.of(blocks).stream().map(parts::number).toList();
  }
}
