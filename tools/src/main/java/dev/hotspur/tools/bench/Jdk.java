package dev.hotspur.tools.bench;

import dev.hotspur.tools.console.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java to measure with.
 *
 * @param executable the path of its {@code java}
 * @param version 17 or later
 */
record Jdk(Path executable, int version) {
  private static final int LEAST = 17;

  /** From here on Java warns of what JMH does. */
  private static final int WARNS_OF_UNSAFE = 24;

  private static final Pattern VERSION = Pattern.compile("version \"(?:1\\.)?([0-9]+)");

  /**
   * The Java chosen, or the one that this process runs on.
   *
   * @param choice the folder of a JDK, or the path of its {@code java}
   * @throws Refusal if it is none, or too old
   */
  static Jdk of(Optional<String> choice) throws Refusal {
    if (choice.isEmpty()) {
      Path own = Path.of(System.getProperty("java.home"), "bin", "java");
      return new Jdk(own, Runtime.version().feature());
    }
    Path executable = executable(choice.get());
    int version = version(executable, choice.get());
    if (version < LEAST) {
      throw Refusal.usage(
          "--java needs Java " + LEAST + " or later, but " + choice.get() + " is Java " + version);
    }
    return new Jdk(executable, version);
  }

  /** The options it needs to run JMH quietly. */
  List<String> options() {
    return version < WARNS_OF_UNSAFE
        ? List.of("-Xlog:disable")
        : List.of("-Xlog:disable", "--sun-misc-unsafe-memory-access=allow");
  }

  private static Path executable(String choice) throws Refusal {
    try {
      Path path = Path.of(choice);
      Path java = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
      if (Files.isRegularFile(java) && Files.isExecutable(java)) {
        return java.toAbsolutePath();
      }
    } catch (InvalidPathException e) {
      throw none(choice);
    }
    throw none(choice);
  }

  private static Refusal none(String choice) {
    return Refusal.usage(
        "--java takes the folder of a JDK or its java, and " + choice + " is neither");
  }

  private static int version(Path executable, String choice) throws Refusal {
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "-version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Matcher matcher = VERSION.matcher(text);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    } catch (IOException e) {
      throw none(choice);
    }
    throw none(choice);
  }
}
