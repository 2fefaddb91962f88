package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"run", "trace", "dis", "asm", "fmt", "lsp"})
  void showsAnExampleOnEachVerb(String verb) {
    Hotspur.Result result = new Hotspur(folder).run(verb, "--help");
    assertEquals(0, result.code());
    assertEquals("", result.err());
    assertTrue(result.out().contains("\nExample:\n  hotspur " + verb + " "), result.out());
  }

  @Test
  void namesTheVerbs() {
    String help = new Hotspur(folder).run("--help").out();
    assertTrue(help.matches("(?s).*\n  run +Runs a program.\n.*"), help);
  }

  @Test
  void saysItsVersion() {
    Hotspur.Result result = new Hotspur(folder).run("--version");
    assertEquals(0, result.code());
    assertTrue(result.out().matches("hotspur \\d+\\.\\d+.* \\(Java \\d+.*\\)\n"), result.out());
  }
}
