package dev.hotspur.jit.suite;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A program of the suite, {@code src/test/resources/suite/FEATURE/NAME.spur}. Comments say what it
 * does: {@code ; expect: LINE} for each line it prints, {@code ; expect error: TYPE: MESSAGE} if an
 * error ends it, {@code ; expect line: N} for the line that raised the error.
 *
 * @param name feature and name
 * @param module the program
 * @param output the lines expected
 * @param error the last line of the traceback expected; empty if no error is
 * @param line the line that raises the error; empty if it is not said
 */
record SuiteProgram(
    String name,
    VerifiedModule module,
    List<String> output,
    Optional<String> error,
    Optional<Integer> line) {
  private static final Path FOLDER = Path.of("src/test/resources/suite");

  /** All programs, in the order of their names. */
  static List<SuiteProgram> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".spur"))
          .sorted()
          .map(SuiteProgram::read)
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static SuiteProgram read(Path file) {
    try {
      String name = FOLDER.relativize(file).toString().replace('\\', '/').replace(".spur", "");
      return parse(name, Files.readString(file));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A program from its text. */
  static SuiteProgram parse(String name, String text) {
    VerifiedAssembly assembly = Assembler.assembleVerified(text, name + ".spur");
    return new SuiteProgram(
        name,
        assembly.module().orElseThrow(() -> new AssertionError(assembly.render())),
        comments(text, "; expect:"),
        comments(text, "; expect error:").stream().findFirst(),
        comments(text, "; expect line:").stream().findFirst().map(Integer::valueOf));
  }

  private static List<String> comments(String text, String mark) {
    return text.lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .map(rest -> rest.startsWith(" ") ? rest.substring(1) : rest)
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
