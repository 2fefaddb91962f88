package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.assembler.print.Formatter;
import dev.hotspur.vm.bytecode.VerifiedCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedProgramTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 3000})
  void isACorrectProgramAsPeopleWriteThem(int instructions) {
    String text = GeneratedProgram.of(instructions);
    assertEquals("", Assembler.assembleVerified(text, "generated.spur").render());
    assertEquals(text, Formatter.format(text, "generated.spur").text().orElseThrow());
  }

  @Test
  void hasAboutAsManyInstructionsAsWereAskedFor() {
    VerifiedAssembly result =
        Assembler.assembleVerified(GeneratedProgram.of(100_000), "generated.spur");
    int size = 0;
    for (VerifiedCode code : result.module().orElseThrow().codes()) {
      size += code.code().size();
    }
    assertEquals(100_000, size, 20_000);
  }
}
