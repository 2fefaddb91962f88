package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;

/** The Java example in the README, run as it stands there. */
class JavaExampleTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String BEGIN = "```java\n";
  private static final String END = "```";

  private static final List<String> PACKAGES =
      List.of(
          "dev.hotspur.assembler", "dev.hotspur.vm.bytecode", "dev.hotspur.vm", "dev.hotspur.jit");

  private static String example() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    return readme.substring(begin, readme.indexOf(END, begin));
  }

  @Test
  void theLastLineGivesTen() throws IOException {
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      PACKAGES.forEach(name -> shell.eval("import " + name + ".*;"));
      String value = "";
      String rest = example();
      while (!rest.isBlank()) {
        CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
        for (SnippetEvent event : shell.eval(next.source())) {
          assertEquals(Snippet.Status.VALID, event.status(), next.source());
          value = event.value();
        }
        rest = next.remaining();
      }
      assertEquals("10", value);
    }
  }
}
