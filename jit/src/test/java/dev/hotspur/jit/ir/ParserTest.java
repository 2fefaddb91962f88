package dev.hotspur.jit.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Text and graph are one: what is printed is read back, and anything else is refused with its line.
 */
class ParserTest {
  private static final String EVERYTHING =
      """
      region 1 "collatz.spur:main" pc 14
      b0:
        v1:int = slot.int 2 @s0 ; pc 14
        v8:ref = slot.ref 3 @s0 ; pc 14 in "a > b" pc 3
        jump b1(v1, 0)
      b1(v3:int, v4:int): loop @s1
        v5:bool = int.lt v3, 100
        branch v5, b2, b3
      b2:
        v6:int = int.add v3, 1 @s2
        v7:ref = call "+ 1"(v8, -inf, true) @s2 catch b7(v3)
        charge 12
        guard.class #1, v7 @s1
        poll @s1
        jump b1(v6, v4)
      b3:
        exit @s3
      b7(v9:ref, v10:int):
        exit @s3
      s0: main pc 14 {} cost 0
      s1: main pc 14 {} cost 0
      s2: main pc 20 {2=v3, 5=v4} > <lambda> #0 pc 1 {} cost 3 writes {range.setnext v8, v4; global.store #0, v8}
      s3: main pc 14 {1=-0.0, 2=#0, 3=nan, 4=1.0E-5, 5=-9223372036854775808} cost 0
      routine "+ 1": dev/hotspur/vm/X.print "(Ljava/lang/Object;)V" (ref float bool) -> ref reads {other} writes {globals other} raises
      #0 "<builtin print> ; pc 3"
      #1 "line\\u000aend \\"q\\" \\\\"
      """;

  @Example
  void whatIsPrintedIsReadBack() {
    Graph graph = Parser.parse(EVERYTHING);
    assertEquals(List.of(), IrVerifier.problems(graph));
    assertEquals(EVERYTHING, Printer.printWithOrigins(graph));
    Graph again = Parser.parse(Printer.print(graph));
    assertEquals(Printer.print(graph), Printer.print(again));
    assertEquals("line\nend \"q\" \\", graph.pool().get(1).description());
    assertEquals(graph.valueIdBound(), again.valueIdBound());
  }

  @Example
  void objectsAreGivenForTheirDescriptions() {
    Graph graph = Parser.parse(EVERYTHING, String::length);
    assertEquals(22, graph.pool().get(0).value());
  }

  @Property(tries = 300, seed = "20261121")
  void floatsAreReadBackBitForBit(@ForAll double value) {
    assertEquals(Constant.of(value), Literals.parse(Constant.of(value).toString()).orElseThrow());
  }

  @Property(tries = 300, seed = "20261121")
  void intsAreReadBack(@ForAll long value) {
    assertEquals(Constant.of(value), Literals.parse(Constant.of(value).toString()).orElseThrow());
  }

  @Property(tries = 300, seed = "20261121")
  void anyDescriptionIsReadBack(@ForAll String description) {
    Graph graph = new Graph(1, description, 0);
    graph.pool().intern("object", description);
    Graph again = Parser.parse(Printer.print(graph));
    assertEquals(description, again.pool().get(0).description());
    assertEquals(description, again.name());
  }

  @Property(tries = 2000, seed = "20261121")
  void anyTextIsAGraphOrRefusedWithItsLine(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(EVERYTHING);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(text.length() - 12);
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, at + 1 + random.nextInt(10));
        case 1 -> text.insert(at, EVERYTHING, at / 2, at / 2 + random.nextInt(10));
        default -> text.setCharAt(at, EVERYTHING.charAt(random.nextInt(EVERYTHING.length())));
      }
    }
    try {
      Graph graph = Parser.parse(text.toString());
      if (IrVerifier.problems(graph).isEmpty()) {
        String printed = Printer.printWithOrigins(graph);
        assertEquals(printed, Printer.printWithOrigins(Parser.parse(printed)));
      }
    } catch (IrSyntaxException e) {
      assertTrue(e.getMessage().startsWith("line "), e.getMessage());
    }
  }

  @Example
  void namesThatAreMissingAreReported() {
    List<String> wrong =
        List.of(
            "jump b9", "v1:int = int.neg v9 @s0", "exit @s9", "v1:float = int.neg 1 @s0", "nop");
    for (String line : wrong) {
      String text = "region 1 a pc 0\nb0:\n  " + line + "\ns0: a pc 0 {} cost 0\n";
      IrSyntaxException e = assertThrows(IrSyntaxException.class, () -> Parser.parse(text));
      assertTrue(e.getMessage().startsWith("line 3: "), e.getMessage());
    }
  }
}
