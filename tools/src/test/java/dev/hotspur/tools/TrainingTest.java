package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
  @TempDir Path folder;

  /** Nobody sees what becomes of the program when the archive is made. */
  @Test
  void allFunctionsAndLoopsOfTheProgramOfCallsAreCompiled() {
    Hotspur.Result result =
        new Hotspur(folder)
            .runWithInput(new Training.Calls().program(), "run", "--stats", Training.SOON, "-");
    assertEquals(0, result.code(), result.err());
    int types = 1 + 3 + 3 * 3 + 3 * 3 * 3 + 3 * 3 * 3 * 3;
    assertTrue(
        result.err().contains("regions                 " + (types + 4 * types) + ", 0 given up"),
        result.err());
  }
}
