package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.print.Disassembler;
import dev.hotspur.assembler.print.PrintOptions;
import java.time.Duration;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Any text gives a module or diagnostics, in little time. */
class RobustnessTest {
  private static final String ODD = "();.:`\"'\\\n\0x1";
  private static final String PROGRAM =
      """
      .module m
      .entry main
      .const limit = 10
      .const pair = (limit, (1, 2.5, "x", None, -inf))
      .macro say(what)
      l:      LOAD_GLOBAL print
              LOAD_CONST what
              CALL 1
              POP
      .end
      .func f(a, b=1, /, c=pair, *args, k=2, **kw) pure never_trace
      top:    LOAD_FAST a
              .loc
              .local z
              .try
              LOAD_FAST b
              ADD
              POP_JUMP_IF_FALSE top
              LOAD_CONST 0x1F
              RETURN
              .except (ValueError, KeyError) as e
              say "caught"
              POP_EXCEPT
              LOAD_CONST None
              STORE_FAST z
              JUMP out
              .except
              LOAD_CONST None
              RETURN
              .finally
              say `pair`
              .end
      out:    LOAD_CONST b'\\xff'
              RETURN
              .handler top out top 0
      .end
      .func main(p)
              .cell p, total
              .func inner(a, *, k=limit)
              .free total, p
              .cell a
              .func innermost()
              .free a, p
              LOAD_DEREF a
              RETURN
              .end
              LOAD_CLOSURE a
              LOAD_CLOSURE p
              BUILD_TUPLE 2
              LOAD_CONST innermost
              MAKE_FUNCTION closure
              STORE_DEREF total
              LOAD_CONST None
              RETURN
              .end
              LOAD_CONST inner
              LOAD_CONST limit
              LOAD_CONST 1_000
              COMPARE <=
              RETURN
      .end
      """;

  private static void check(String text) {
    AssemblyResult result = Assembler.assemble(text, "t.spur");
    boolean error = result.diagnostics().stream().anyMatch(d -> d.toString().contains(": error: "));
    assertEquals(error, result.module().isEmpty(), text);
    assertFalse(result.module().isEmpty() && result.diagnostics().isEmpty(), text);
    VerifiedAssembly verified = Assembler.assembleVerified(text, "t.spur");
    assertFalse(verified.module().isEmpty() && verified.diagnostics().isEmpty(), text);
    result.module().ifPresent(m -> new Disassembler(PrintOptions.COMMENTED).print(m));
  }

  @Property(tries = 2000, seed = "20261121")
  void anyText(@ForAll String text) {
    check(text);
  }

  @Property(tries = 2000, seed = "20261121")
  void anyWords(@ForAll("words") String text) {
    check(text);
  }

  @Provide
  Arbitrary<String> words() {
    String[] pieces = PROGRAM.split("(?<=\\s)|(?=[\\s(),:=])", -1);
    return Arbitraries.of(pieces).list().ofMaxSize(100).map(list -> String.join("", list));
  }

  @Property(tries = 5000, seed = "20261121")
  void anyProgramWithLinesAndCharactersChanged(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(PROGRAM.replace("b'\\xff'", "1"));
    for (int i = random.nextInt(4); i >= 0; i--) {
      int from = random.nextInt(text.length());
      int to = Math.min(text.length(), from + random.nextInt(40));
      String piece = text.substring(from, to);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(random.nextInt(text.length()), piece);
        case 2 -> text.setCharAt(from, ODD.charAt(random.nextInt(ODD.length())));
        default -> text.insert(random.nextInt(text.length()), "\n" + piece + "\n");
      }
      text.append(' ');
    }
    check(text.toString());
  }

  @Test
  void whatDoublesAtEveryLineIsBounded() {
    StringBuilder macros = new StringBuilder(".macro m0()\nNOP\n.end\n");
    StringBuilder tuples = new StringBuilder(".const c0 = 1\n");
    StringBuilder nested = new StringBuilder();
    for (int i = 1; i < 90; i++) {
      macros.append(".macro m%d()\nm%d\nm%d\n.end\n".formatted(i, i - 1, i - 1));
      tuples.append(".const c%d = (c%d, c%d)\n".formatted(i, i - 1, i - 1));
      nested.append(".try\n.finally\nNOP\n");
    }
    String[] programs = {
      macros + Programs.program("m89", "LOAD_CONST None", "RETURN"),
      tuples + Programs.program("LOAD_CONST c89", "RETURN"),
      Programs.program(nested.toString(), ".end\n".repeat(89), "LOAD_CONST None", "RETURN")
    };
    for (String program : programs) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(30),
          () -> assertTrue(Assembler.assembleVerified(program, "t").module().isEmpty()));
    }
  }

  @Test
  void longLinesAndManyStringsTakeLinearTime() {
    String[] programs = {
      Programs.program("a: ".repeat(300_000)),
      Programs.program("LOAD_CONST (" + "'x', ".repeat(300_000) + ")", "RETURN"),
      Programs.program("LOAD_CONST \"x\"\nPOP\n".repeat(100_000), "LOAD_CONST 1", "RETURN"),
      Programs.program("LOAD_CONST 0x" + "f".repeat(1_000_000), "RETURN"),
      Programs.program("LOAD_CONST " + "1".repeat(1_000_000), "RETURN"),
      Programs.program("LOAD_CONST 1" + "_1".repeat(1_000_000), "RETURN"),
      "(".repeat(1_000_000),
      ".end\n".repeat(300_000),
      "`".repeat(1_000_000)
    };
    for (String program : programs) {
      assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> Assembler.assembleVerified(program, "t"));
    }
  }
}
