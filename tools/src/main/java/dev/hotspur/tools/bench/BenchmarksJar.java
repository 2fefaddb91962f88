package dev.hotspur.tools.bench;

import dev.hotspur.tools.console.Refusal;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The jar with the benchmarks.
 *
 * @param root the project's folder
 */
public record BenchmarksJar(Path root) {
  private static final String MODULE = "benchmarks";

  /** What the jar is made of. */
  private static final List<String> MODULES =
      List.of("vm-core", "assembler", "jit", "workloads", MODULE);

  /** The one of the project that this process's own jar or classes belong to. */
  public static BenchmarksJar besideThis() {
    String first = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
    // tools/target/hotspur.jar, or tools/target/classes
    Path target = Path.of(first).toAbsolutePath().normalize().getParent();
    return new BenchmarksJar(target.resolve("../..").normalize());
  }

  Path path() {
    return root.resolve(MODULE).resolve("target").resolve("benchmarks.jar");
  }

  /**
   * The jar's path.
   *
   * @throws Refusal if it is not there, or older than what it is made of
   */
  Path check() throws Refusal {
    String advice = "; in " + root + ", mvn -Dquickly -pl benchmarks -am package makes it";
    if (!Files.isRegularFile(path())) {
      throw Refusal.io("there is no " + path() + advice);
    }
    Optional<Path> newer = newerSource();
    if (newer.isPresent()) {
      throw Refusal.io(
          path() + " is older than " + root.relativize(newer.get()) + advice + " anew");
    }
    return path();
  }

  private Optional<Path> newerSource() throws Refusal {
    try {
      FileTime built = Files.getLastModifiedTime(path());
      for (String module : MODULES) {
        Optional<Path> newer = newerSource(root.resolve(module).resolve("src/main"), built);
        if (newer.isPresent()) {
          return newer;
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw Refusal.io("cannot look at " + path() + ": " + e.getMessage());
    }
  }

  /** A copy of the project that has no sources is taken as it is. */
  private static Optional<Path> newerSource(Path folder, FileTime built) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files =
        Files.find(
            folder,
            Integer.MAX_VALUE,
            (file, attributes) ->
                attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(built) > 0)) {
      return files.findFirst();
    }
  }
}
