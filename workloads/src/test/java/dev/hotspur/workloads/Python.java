package dev.hotspur.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The reference: CPython 3.11, where {@code python3} is one. */
final class Python {
  /** Where the originals are: they are also what the peers of the machine are measured with. */
  static final Path ORIGINALS = Path.of("..", "benchmarks", "peers", "python");

  private Python() {}

  static boolean isThere() throws InterruptedException {
    try {
      return run(List.of("python3", "--version")).startsWith("Python 3.11.");
    } catch (IOException e) {
      return false;
    }
  }

  /** What the original of a workload prints. */
  static String output(String workload, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("python3");
    command.add("-B"); // leaves no __pycache__ among the sources
    command.add(ORIGINALS.resolve(workload + ".py").toString());
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
            .replace(System.lineSeparator(), "\n");
    assertEquals(0, process.waitFor(), output);
    return output;
  }
}
