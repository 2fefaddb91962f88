package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every {@code $ ./hotspur ...} of the {@code console} blocks in the documentation and
 * compares what it prints with what stands there. A line {@code ...} stands for any number of
 * lines.
 */
class DocumentationTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final String PROMPT = "$ ";
  private static final String COMMAND = "./hotspur ";

  /** A command in a document, and what it prints. */
  private record Example(String place, String command, List<String> expected) {}

  @TestFactory
  Stream<DynamicTest> examplesAreTrue() throws IOException {
    return examples().stream()
        .map(example -> DynamicTest.dynamicTest(example.place(), () -> check(example)));
  }

  @Test
  void thereAreExamples() throws IOException {
    assertFalse(examples().isEmpty());
  }

  private static List<Example> examples() throws IOException {
    List<Path> documents = new ArrayList<>();
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      Stream.concat(top, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(documents::add);
    }
    List<Example> found = new ArrayList<>();
    for (Path document : documents) {
      collect(document, found);
    }
    return found;
  }

  private static void collect(Path document, List<Example> found) throws IOException {
    boolean inside = false;
    List<String> expected = new ArrayList<>();
    List<String> lines = Files.readAllLines(document);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("```")) {
        inside = line.equals("```console");
        expected = new ArrayList<>();
      } else if (inside && line.startsWith(PROMPT)) {
        expected = new ArrayList<>();
        String command = line.substring(PROMPT.length());
        if (command.startsWith(COMMAND)) {
          String place = ROOT.relativize(document) + ":" + (i + 1) + " " + command;
          found.add(new Example(place, command.substring(COMMAND.length()), expected));
        }
      } else if (inside) {
        expected.add(line);
      }
    }
  }

  private static void check(Example example) {
    String command = example.command().replaceFirst("\\s+#.*", "");
    assertFalse(command.matches(".*[|;&<>'\"].*"), "not run by a shell: " + command);
    Hotspur.Result result = run(command);
    String printed = result.out() + result.err();
    if (!pattern(example.expected()).matcher(printed).matches()) {
      assertEquals(String.join("\n", example.expected()) + "\n", printed);
    }
  }

  private static Pattern pattern(List<String> expected) {
    StringBuilder regex = new StringBuilder();
    for (String line : expected) {
      regex.append(line.strip().equals("...") ? "(?:.*\n)*?" : Pattern.quote(line) + "\n");
    }
    return Pattern.compile(regex.toString());
  }

  /** Runs a command as if from the root folder. */
  private static Hotspur.Result run(String command) {
    String[] words = command.split(" +", -1);
    for (int i = 0; i < words.length; i++) {
      words[i] = words[i].endsWith(".spur") ? ROOT.resolve(words[i]).toString() : words[i];
    }
    return new Hotspur(ROOT).run(words);
  }
}
