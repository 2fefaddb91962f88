package dev.hotspur.assembler;

import static dev.hotspur.assembler.Programs.program;
import static dev.hotspur.assembler.Programs.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** How lines are shown. */
class ExcerptTest {
  private static String shown(String line) {
    String[] lines = refusal(program(line, "LOAD_CONST None", "RETURN")).split("\n", 4);
    return lines[1] + "\n" + lines[2];
  }

  @Test
  void wideCharactersTakeTwoColumns() {
    assertEquals(
        "LOAD_CONST '日本 ü한😀' 5\n                        ^", shown("LOAD_CONST '日本 ü한😀' 5"));
    assertEquals("LOAD_FAST 日本\n          ^~~~", shown("LOAD_FAST 日本"));
  }

  @Test
  void marksAboveACharacterTakeNone() {
    assertEquals(
        "LOAD_CONST 'e\u0301a\u0308' 5\n                ^", shown("LOAD_CONST 'e\u0301a\u0308' 5"));
  }

  @Test
  void whatCannotBeSeenIsAnEscape() {
    assertEquals(
        "LOAD_CONST '\\x1b[31m\\u202e\\x00' 5\n" + " ".repeat(32) + "^",
        shown("LOAD_CONST '\u001b[31m\u202e\0' 5"));
    assertEquals("POP \\x01\n    ^~~~", shown("POP \u0001"));
    assertEquals("POP \\ud800\n    ^~~~~~", shown("POP \ud800"));
  }

  @Test
  void tabsStayTabs() {
    assertEquals("\tPOP\t1\n\t   \t^", shown("\tPOP\t1"));
  }

  @Test
  void aLongLineIsCutAroundThePlace() {
    String line = "LOAD_CONST \"" + "x".repeat(500_000) + "\" oops ;" + "y".repeat(500_000);
    String[] lines = shown(line).split("\n", -1);
    assertEquals(166, lines[0].length());
    assertTrue(lines[0].startsWith("...xxxx") && lines[0].endsWith("yyyy..."), lines[0]);
    assertEquals("oops", lines[0].substring(lines[1].indexOf('^'), lines[1].length()));
  }

  @Test
  void aLongLineIsNotCutWithinACharacter() {
    String[] lines = shown("LOAD_CONST \"" + "😀".repeat(300) + "\" oops").split("\n", -1);
    assertEquals("...😀", lines[0].substring(0, 5));
    for (int i = 0; i < 4; i++) {
      String cut = shown("FOO" + "_".repeat(i) + " 😀".repeat(300)).split("\n", -1)[0];
      assertTrue(cut.endsWith("..."), cut);
      assertTrue(cut.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF), cut);
    }
  }

  @Property(tries = 1000, seed = "20261121")
  void nothingReachesTheTerminalUnseen(@ForAll String text) {
    String said = Assembler.assembleVerified(text, text).render();
    assertTrue(
        said.codePoints().noneMatch(c -> c != '\n' && c != '\t' && Character.isISOControl(c)),
        said);
  }
}
