package dev.hotspur.jit.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each way in which a graph may be malformed is found, at its line. */
class IrVerifierTest {
  private static final String REST =
      """
      s0: a pc 0 {} cost 0
      s1: a pc 0 {1=v92} cost 0
      s2: a pc 0 {} cost -1
      s3: a pc 0 {} cost 0 writes {range.setnext 1, 1}
      s4: a pc 0 {} cost 0 writes {list.size v90}
      routine f: T.f "()V" (int) -> int raises
      routine g: T.g "()V" (int) -> none
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v1:int = int.add 1, 1.5 @s0 | takes (int int), not (int float)",
        "v1:int = int.neg 1, 2 @s0 | takes (int), not (int int)",
        "v1:int = int.neg 1 | no snapshot to leave by",
        "v1:int = int.invert 1 @s0 | a snapshot where nothing leaves",
        "guard.class #0, v90 @s1 | v92 is not defined on every way here",
        "v1:int = int.neg v91 @s0 | v91 is not defined on every way here",
        "poll @s2 | no frame or a negative cost",
        "poll @s3 | a bad write",
        "poll @s4 | a bad write",
        "jump b1(1, 2) | a terminator in the midst of the block",
        "v1:int = call f(1) | no snapshot to leave by",
        "v1:int = call f(1.0) @s0 | takes (int), not (float)",
        "v1:int = call f(1) @s0 catch b2(1) | b2 does not take the exception",
        "v1:int = call f(1) @s0 catch b1(1) | b1 does not take the exception",
        "call g(1) catch b3(1) | a handler where nothing raises",
        "v1:int = call f(1) @s0 catch b3(1.5) | b3 takes (int)",
        "v1:int = call f(1) @s0 catch b3(v1) | v1 is not defined on every way here",
      })
  void aBadInstructionIsFound(String line, String problem) {
    String last = line.startsWith("jump") ? "jump b1(1, 2)" : "branch true, b1(1, 2), b2";
    String text = graph("  v90:ref = slot.ref 0 @s0\n  " + line + "\n  " + last + "\n");
    expect(Parser.parse(text), problem);
  }

  private static String graph(String entry) {
    return "region 1 a pc 0\nb0:\n"
        + entry
        + """
        b1(v91:int, v92:int):
          exit @s0
        b2:
          exit @s0
        b3(v93:ref, v94:int):
          exit @s0
        """
        + REST
        + "#0 \"c\"\n";
  }

  private static void expect(Graph graph, String problem) {
    List<String> problems = IrVerifier.problems(graph);
    assertTrue(
        problems.stream().anyMatch(text -> text.contains(problem)),
        problems + "\n" + Printer.print(graph));
  }

  @Test
  void aBlockMustEnd() {
    Graph graph = new Graph(1, "a", 0);
    expect(graph, "the graph has no blocks");
    graph.newBlock();
    expect(graph, "b0: the block has no terminator");
  }

  @Test
  void theEntryIsEnteredOnceWithoutParameters() {
    Graph graph = new Graph(1, "a", 0);
    Block entry = graph.newBlock();
    entry.addParameter(Type.INT);
    entry.jump(entry, Constant.of(1));
    expect(graph, "the entry has parameters");
    expect(graph, "nothing may go to the entry");
  }

  @Test
  void targetsFit() {
    Graph graph = new Graph(1, "a", 0);
    Block entry = graph.newBlock();
    Block next = graph.newBlock();
    next.addParameter(Type.FLOAT);
    entry.branch(Constant.TRUE, Target.of(next, Constant.of(1)), Target.of(next));
    next.jump(new Graph(2, "b", 0).newBlock());
    expect(graph, "b1 takes (float)");
    expect(graph, "is not in the graph");
    next.instructions().clear();
    graph.instruction(Op.JUMP).appendTo(next);
    expect(graph, "must have 1 targets");
  }

  @Test
  void nothingIsDefinedTwice() {
    Graph graph = new Graph(1, "a", 0);
    Block entry = graph.newBlock();
    Instruction twice = graph.instruction(Op.INT_INVERT).args(Constant.of(1)).appendTo(entry);
    entry.instructions().add(twice);
    entry.exit(graph.newSnapshot(List.of(), 0, List.of()));
    expect(graph, "v0 stands in the graph twice");
    expect(graph, "no frame");
  }

  @Test
  void attributesAreAsTheTableSays() {
    Graph graph = new Graph(1, "a", 0);
    Block entry = graph.newBlock();
    graph.instruction(Op.CHARGE).appendTo(entry);
    graph.instruction(Op.GLOBAL_STORE).number(1).args(Constant.of(1)).appendTo(entry);
    PoolConstant foreign = new Graph(2, "b", 0).pool().intern("x", "x");
    graph
        .instruction(Op.GLOBAL_STORE)
        .attribute(foreign)
        .args(Constant.of(foreign))
        .appendTo(entry);
    expect(graph, "charge must have a number");
    expect(graph, "global.store must have a constant");
    expect(graph, "the constant is not in the pool");
  }

  @Test
  void unreachableBlocksMayUseAnything() {
    Graph graph =
        Parser.parse(
            """
            region 1 a pc 0
            b0:
              exit @s0
            b1:
              v1:int = int.invert v1
              exit @s0
            s0: a pc 0 {} cost 0
            """);
    assertEquals(List.of(), IrVerifier.problems(graph));
    assertEquals(Optional.empty(), graph.entry().entrySnapshot());
  }
}
