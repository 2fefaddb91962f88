package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.print.InstructionSetDocument;
import dev.hotspur.assembler.syntax.IncludeResolver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The documentation says what is so. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern EXAMPLE = Pattern.compile("```spur\n(.*?)```", Pattern.DOTALL);
  private static final Assembler ASSEMBLER =
      Assembler.including(
          (path, from) -> Optional.of(new IncludeResolver.Included(path, ".const side = 1\n")));

  @TestFactory
  Stream<DynamicTest> examplesAreAssembled() throws IOException {
    String page = Files.readString(DOCS.resolve("assembly.md"));
    List<String> examples = EXAMPLE.matcher(page).results().map(found -> found.group(1)).toList();
    assertTrue(examples.size() > 10);
    return examples.stream()
        .map(
            example ->
                DynamicTest.dynamicTest(
                    example.lines().findFirst().orElse(""),
                    () ->
                        assertEquals(
                            "", ASSEMBLER.assembleVerifiedProgram(example, "e").render())));
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
