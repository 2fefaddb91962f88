package dev.hotspur.assembler.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.AssemblyResult;
import dev.hotspur.assembler.Programs;
import dev.hotspur.assembler.RandomModules;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What the disassembler prints assembles to the module it was printed from. */
class RoundTripTest {
  @Property(tries = 2000, seed = "20261121")
  void exactTextGivesAnEqualModule(@ForAll long seed) throws VerificationException {
    VerifiedModule verified = Verifier.verify(RandomModules.of(seed));
    String text = new Disassembler(PrintOptions.EXACT).print(verified);
    AssemblyResult again = Assembler.assemble(text, "other");
    assertEquals("", again.render(), text);
    assertEquals(verified.module(), again.module().orElseThrow(), text);
  }

  @Property(tries = 500, seed = "20261121")
  void plainAndCommentedTextGiveTheSameProgram(@ForAll long seed) throws VerificationException {
    VerifiedModule verified = Verifier.verify(RandomModules.of(seed));
    for (PrintOptions options : new PrintOptions[] {PrintOptions.PLAIN, PrintOptions.COMMENTED}) {
      String text = new Disassembler(options).print(verified);
      AssemblyResult again = Assembler.assemble(text, "other");
      assertEquals("", again.render(), text);
      Module module = again.module().orElseThrow();
      assertTrue(ModuleComparison.sameProgram(verified.module(), module), text);
      assertEquals(text, new Disassembler(options).print(verified));
    }
  }

  @Test
  void printsTheColumnsOfAProgramWrittenByHand() {
    String program =
        """
        .module sums

        .func sum_squares(n, /, scale=2, *, step=1)
                LOAD_CONST   0
                STORE_FAST   total
                LOAD_GLOBAL  range
                LOAD_FAST    n
                CALL         1
                GET_ITER
        L1:     FOR_ITER     L2
                STORE_FAST   i
                LOAD_FAST    total
                LOAD_FAST    i
                ADD
                STORE_FAST   total
                JUMP         L1
        L2:     LOAD_FAST    total
                RETURN
        .end

        .func main() never_inline
                LOAD_CONST   (1, -0.0, "a\\n", (None,))
                RETURN
        .end
        """;
    assertEquals(program, Disassembler.disassemble(Programs.verified(program).module()));
  }

  @Test
  void showsOffsetsDepthsAndPositions() {
    String program = Programs.program("  LOAD_CONST 1", "  RETURN", "  POP");
    assertEquals(
        """
        .module test

        .func main()
                LOAD_CONST   1                ;     0  depth 0  2:3-2:15
                RETURN                        ;     1  depth 1  3:3-3:9
                POP                           ;     2  unreached  4:3-4:6
        .end
        """,
        new Disassembler(PrintOptions.COMMENTED).print(Programs.verified(program)));
  }
}
