package dev.hotspur.assembler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.assembler.Programs;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.spi.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  /** Keeps what is printed. */
  private static final class Paper implements World {
    private final StringBuilder text = new StringBuilder();

    @Override
    public List<String> arguments() {
      return List.of();
    }

    @Override
    public double time() {
      return 0;
    }

    @Override
    public long nanoTime() {
      return 0;
    }

    @Override
    public void write(String more) {
      text.append(more);
    }

    @Override
    public Optional<String> readLine() {
      return Optional.empty();
    }
  }

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
      Paper paper = new Paper();
      Vm.builder().world(paper).build().run(Programs.verified(program));
      String expected = Files.readString(folder.resolve(seed + ".out"), StandardCharsets.UTF_8);
      assertEquals(expected, paper.text.toString(), program);
    }
  }
}
