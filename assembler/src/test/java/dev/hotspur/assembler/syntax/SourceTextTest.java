package dev.hotspur.assembler.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTextTest {
  private static SourceText text(String text) {
    return new SourceText("p.spur", text);
  }

  @Test
  void linesEndAsFilesOfAllSystemsDo() {
    SourceText text = text("a\nbc\r\nd\re\n");
    assertEquals(5, text.lineCount());
    assertEquals(0, text.lineStart(1));
    assertEquals(2, text.lineStart(2));
    assertEquals(6, text.lineStart(3));
    assertEquals(8, text.lineStart(4));
    assertEquals(10, text.lineStart(5));
  }

  @Test
  void aLineEndsAtItsEndOrWithTheText() {
    assertEquals(2, text("ab\ncd").endOfLine(0));
    assertEquals(2, text("ab\ncd").endOfLine(2));
    assertEquals(5, text("ab\ncd").endOfLine(3));
    assertEquals(2, text("ab\rcd\n").endOfLine(1));
    assertEquals(2, text("ab\r\ncd").endOfLine(0));
    assertEquals(0, text("").endOfLine(0));
  }

  /**
   * Whichever line end is far away or missing, looking for it must not take the whole text each
   * time.
   */
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void findingLinesTakesTimeInProportionToTheText(String lineEnd) {
    int lines = 500_000;
    String odd = lineEnd.equals("\n") ? "\r" : "\n";
    for (String each :
        new String[] {odd + ("x" + lineEnd).repeat(lines), ("x" + lineEnd).repeat(lines) + odd}) {
      SourceText text = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> text(each));
      assertEquals(
          lines + (lineEnd.equals("\r") && each.endsWith("\r\n") ? 1 : 2), text.lineCount());
    }
  }
}
