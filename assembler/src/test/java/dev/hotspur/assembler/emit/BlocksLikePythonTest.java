package dev.hotspur.assembler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.assembler.Programs;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs full of blocks print what the same programs print in Python 3.11; skipped where there is
 * none.
 */
class BlocksLikePythonTest {
  private static final int FEW = 500;
  private static final int MANY = 20_000;
  private static final String RUN_ALL =
      """
      import contextlib, io, sys
      for number in range(int(sys.argv[2])):
          out = io.StringIO()
          with open(f"{sys.argv[1]}/{number}.py") as file, contextlib.redirect_stdout(out):
              exec(compile(file.read(), file.name, "exec"), {})
          with open(f"{sys.argv[1]}/{number}.out", "w") as file:
              file.write(out.getvalue())
      """;

  @TempDir private Path folder;

  private boolean python(String... arguments) throws InterruptedException {
    try {
      return new ProcessBuilder(arguments).inheritIO().start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    }
  }

  @Test
  void blocksDoWhatPythonsDo() throws IOException, InterruptedException {
    String version = "import sys; sys.exit(sys.version_info[:2] != (3, 11))";
    assumeTrue(python("python3", "-c", version), "there is no Python 3.11");
    int count = Boolean.getBoolean("hotspur.long") ? MANY : FEW;
    for (int seed = 0; seed < count; seed++) {
      Files.writeString(folder.resolve(seed + ".py"), RandomBlocks.of(seed).python());
    }
    boolean ran = python("python3", "-W", "ignore", "-c", RUN_ALL, folder.toString(), "" + count);
    assertEquals(true, ran, "Python failed");
    for (int seed = 0; seed < count; seed++) {
      String program = RandomBlocks.of(seed).assembly();
      CapturingWorld world = new CapturingWorld();
      Vm.builder().world(world).build().run(Programs.verified(program));
      String expected = Files.readString(folder.resolve(seed + ".out"), StandardCharsets.UTF_8);
      assertEquals(expected, world.output(), program);
    }
  }
}
