package dev.hotspur.assembler.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What formatted programs look like. */
class FormatterTest {
  private static final String LAID_OUT =
      """
      ; a program
      .const pair = (1, -2.5)
      .macro twice(a, b)
              LOAD_FAST    a
      .end

      .func main(a, b=1, /, *c, d=-1, **e) pure
              .local       x, y
              .loc "f" 1 2
      again:  LOAD_FAST    x                  ; first
              twice        x, y
      a_long_label:
              POP_JUMP_IF_FALSE again
      alone:
      one: two:
              COMPARE      <=
              LOAD_CONST   (1, (), "; \\n", (`a b`,))
              .handler again alone one 0
              .try
                      ; within
                      CALL         1
              l:      POP                     ; second
              .except (A, b.C) as e
              .finally
              end:
              .end
      .end
      """;

  private static final String AS_TYPED =
      """

      ; a program
        .const pair=( 1 ,- 2.5 )
      .macro twice( a,b )
      LOAD_FAST a
       .end


      .func  main (a,b = 1,/,* c,d=- 1,** e)  pure
      .local x , y
      \t.loc   "f"  1 2
      again: LOAD_FAST x; first
      twice x,y
      a_long_label: POP_JUMP_IF_FALSE again
      alone :
      one: two: COMPARE <=
      LOAD_CONST ( 1,( ),"; \\n",(`a b` , ) )
      .handler again alone one 0
      .try
      ; within
      CALL 1
      l: POP ; second
      .except(A,b.C) as e
      .finally
      end: .end
      .end

      """;

  private static String formatted(String text) {
    FormatResult result = Formatter.format(text, "t.spur");
    assertEquals("", result.diagnostics().toString().replace("[]", ""));
    return result.text().orElseThrow();
  }

  @Test
  void putsEverythingIntoItsColumn() {
    assertEquals(LAID_OUT, formatted(AS_TYPED));
  }

  @Test
  void alignsCommentsBetweenBlankLines() {
    String text =
        """
        .func main()                            ; no line is long here

                LOAD_GLOBAL  a_name_of_some_length  ; this moves the next one too
                POP                                 ; but

                LOAD_CONST   "a line that is so long that the others are not moved by it, is it not"  ; x
                POP                             ; not these
                RETURN
        .end
        """;
    assertEquals(text, formatted(text.replaceAll(" +;", " ;")));
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "' \t\n\n', ''",
    "'\uFEFF.const a=1', '.const a = 1\n'",
    "'.const a=1\r\n\r\r\n\n.const b=a\r', '.const a = 1\n\n.const b = a\n'",
    "'; c  \t\f', '; c\n'",
    "'\n\n; c\n\n', '; c\n'"
  })
  void endsLinesWithLineFeeds(String text, String expected) {
    assertEquals(expected, formatted(text));
  }

  @Test
  void saysWhichLineEachLineComesFrom() {
    FormatResult result =
        Formatter.format("\n.func main()\n\n\n long_label: RETURN\n.end", "t.spur");
    assertEquals(
        "2 3 5 5 6",
        String.join(
            " ",
            result.lines().orElseThrow().stream()
                .map(line -> Integer.toString(line.source()))
                .toList()));
  }

  @Test
  void refusesWhatHasErrorsInItsSyntax() {
    FormatResult result = Formatter.format(".func main()\nLOAD_CONST (\n.end", "t.spur");
    assertTrue(result.text().isEmpty());
    assertEquals(
        "[t.spur:2:13: error: expected an item of the tuple or ), found the end of the line]",
        result.diagnostics().toString());
  }

  @Test
  void formatsWhatOnlyTheAssemblerRefuses() {
    assertEquals(
        ".func f()\n        NO_SUCH      thing\n.end\n",
        formatted(".func f()\nNO_SUCH thing\n.end"));
  }

  @Test
  void oneLongLineDoesNotMakeOthersLong() {
    String text =
        ".func main()\nLOAD_CONST '" + "x".repeat(100_000) + "' ;\n" + "POP ;\n".repeat(1000);
    assertTrue(formatted(text + ".end").length() < 200_000);
  }
}
