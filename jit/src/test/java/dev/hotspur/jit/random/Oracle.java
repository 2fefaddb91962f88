package dev.hotspur.jit.random;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reference: CPython 3.11, where {@code python3} is one. One process runs many programs. */
final class Oracle {
  private static final char SEPARATOR = '\u001e';

  /** Runs each program with its output kept; prints output, last line of the error, globals. */
  private static final String DRIVER =
      """
      import io, math, sys, traceback, warnings
      warnings.simplefilter("ignore")
      sys.set_int_max_str_digits(0)
      sys.setrecursionlimit(20000)
      console = open(sys.argv[2], "w", encoding="utf-8", newline="")
      with open(sys.argv[1], encoding="utf-8", newline="") as file:
          programs = file.read().split("\\x1e")
      for program in programs:
          sys.stdout = io.StringIO()
          space = {"math": math}
          error = ""
          try:
              exec(compile(program, "random", "exec"), space)
              space["main"]()
          except BaseException as raised:
              message = str(raised)
              error = type(raised).__name__ + (": " + message if message else "")
          kept = "".join(
              f"{name}={space[name]!r}\\n" for name in sorted(space) if name.startswith("g"))
          console.write("\\x1f".join([sys.stdout.getvalue(), error, kept]) + "\\x1e")
      console.close()
      """;

  private Oracle() {}

  /** Why there is no reference, if there is none. */
  static Optional<String> missing() throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder("python3", "--version").redirectErrorStream(true).start();
      String version =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      process.waitFor();
      return version.startsWith("Python 3.11.")
          ? Optional.empty()
          : Optional.of("python3 is " + version + ", not 3.11");
    } catch (IOException e) {
      return Optional.of("there is no python3: " + e.getMessage());
    }
  }

  /** The outcomes of programs, in their order; they count no instructions. */
  static List<Outcome> run(List<String> programs) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("hotspur-oracle");
    Path driver = folder.resolve("driver.py");
    Path input = folder.resolve("programs");
    Path output = folder.resolve("outcomes");
    try {
      Files.writeString(driver, DRIVER);
      Files.writeString(input, String.join(Character.toString(SEPARATOR), programs));
      Process process =
          new ProcessBuilder("python3", driver.toString(), input.toString(), output.toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("python3 failed with " + process.exitValue());
      }
      return parse(Files.readString(output));
    } finally {
      for (Path file : List.of(driver, input, output, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static List<Outcome> parse(String text) {
    List<Outcome> outcomes = new ArrayList<>();
    int from = 0;
    for (int at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, from)) {
      String[] fields = text.substring(from, at).split("\u001f", -1);
      outcomes.add(new Outcome(fields[0], "", fields[1], fields[2], 0));
      from = at + 1;
    }
    return outcomes;
  }
}
