package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.print.InstructionSetDocument;
import dev.hotspur.assembler.syntax.IncludeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documentation says what is so. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern EXAMPLE =
      Pattern.compile("```spur( error)?\n(.*?)```", Pattern.DOTALL);

  /** Before what is said about an example with mistakes, line by line. */
  private static final String SAID = "; error: ";

  private static final Map<String, String> FILES =
      Map.of("shapes.spur", ".const side = 1\n", "broken.spur", ".const size = 1m\n");
  private static final Assembler ASSEMBLER =
      Assembler.including(
          (path, from) ->
              Optional.ofNullable(FILES.get(path))
                  .map(text -> new IncludeResolver.Included(path, text)));

  @TestFactory
  Stream<DynamicTest> examplesAreAssembled() throws IOException {
    String page = Files.readString(DOCS.resolve("assembly.md"));
    List<String> examples = EXAMPLE.matcher(page).results().map(found -> found.group(2)).toList();
    assertTrue(examples.size() > 10);
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.lines().findFirst().orElse(""),
                    () ->
                        assertEquals(
                            said(example),
                            ASSEMBLER.assembleVerifiedProgram(example, "e").render())));
  }

  @Test
  void examplesWithMistakesAreMarked() throws IOException {
    String page = Files.readString(DOCS.resolve("assembly.md"));
    EXAMPLE
        .matcher(page)
        .results()
        .forEach(
            found ->
                assertEquals(
                    found.group(1) != null, !said(found.group(2)).isEmpty(), found.group(2)));
  }

  /** What stands in an example of what is said about it. */
  private static String said(String example) {
    return example
        .lines()
        .filter(line -> line.startsWith(SAID))
        .map(line -> line.substring(SAID.length()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theInstructionSetIsTheTable() throws IOException {
    Path page = DOCS.resolve("instruction-set.md");
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(page, InstructionSetDocument.text());
    }
    assertEquals(
        InstructionSetDocument.text(),
        Files.exists(page) ? Files.readString(page) : "",
        "to write the page anew: mvn test -pl assembler -am -Dtest=DocumentationTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dhotspur.update=true");
  }
}
