package dev.hotspur.assembler.print;

import static dev.hotspur.assembler.Programs.assembled;
import static dev.hotspur.assembler.Programs.program;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ModuleDifferenceTest {
  private static final String ONE =
      program("LOAD_CONST 1", "STORE_FAST x", "LOAD_FAST x", "RETURN");

  private static Optional<String> difference(String other) {
    return ModuleDifference.between(assembled(ONE), assembled(other));
  }

  @Test
  void namesTheFirstDifference() {
    assertEquals(Optional.empty(), difference("; a comment\n" + ONE));
    assertEquals(
        Optional.of("in function main: the instructions at 1 differ: STORE_FAST x and POP"),
        difference(
            program(
                "LOAD_CONST 1", "POP", "LOAD_CONST 1", "STORE_FAST x", "LOAD_FAST x", "RETURN")));
    assertEquals(
        Optional.of("in function main: the local variables differ: [x] and [y]"),
        difference(ONE.replace(" x", " y")));
    assertEquals(
        Optional.of("in function main: the constants with number 0 differ: 1 and 2"),
        difference(ONE.replace("1", "2")));
    assertEquals(
        Optional.of("in function main: the flags differ: [] and [PURE]"),
        difference(ONE.replace("main()", "main() pure")));
    assertEquals(
        Optional.of("the module's names differ: test and other"),
        difference(".module other\n" + ONE));
    assertEquals(
        Optional.of("the numbers of functions differ: 1 and 2"),
        difference(ONE + ONE.replace("main", "more")));
  }
}
