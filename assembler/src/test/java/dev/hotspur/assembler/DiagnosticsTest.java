package dev.hotspur.assembler;

import static dev.hotspur.assembler.Programs.program;
import static dev.hotspur.assembler.Programs.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about each kind of error, to the letter. */
class DiagnosticsTest {
  private static final String RETURN = "  LOAD_CONST None\n  RETURN";

  /** One error in one line of main; the line is the second of the program. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "LOAD_FSAT x|1|9|there is no instruction or macro LOAD_FSAT; did you mean LOAD_FAST?",
        "load_const 1|1|10|there is no instruction or macro load_const; did you mean LOAD_CONST?",
        "FROBNICATE|1|10|there is no instruction or macro FROBNICATE",
        "JUMP nowhere|6|7|there is no label nowhere here",
        "CALL|1|4|CALL needs an operand: a number from 0 to 16777215",
        "LOAD_CONST|1|10|LOAD_CONST needs an operand: a literal such as 1, 2.5, \"text\", None or (1, 2)",
        "POP 1|5|1|POP takes no operand",
        "CALL 1, 2|9|1|CALL takes one operand",
        "CALL \"x\"|6|3|CALL expected a number from 0 to 16777215, found \"x\"",
        "CALL 16777216|6|8|CALL expected a number from 0 to 16777215, found 16777216",
        "CALL 99999999999999999999|6|20|CALL expected a number from 0 to 16777215, found 99999999999999999999",
        "CALL -1|6|2|CALL expected a number from 0 to 16777215, found -1",
        "COPY 0|6|1|COPY expected a number from 1 to 16777215, found 0",
        "RAISE 3|7|1|RAISE expected a number from 0 to 2, found 3",
        "COMPARE 1|9|1|COMPARE expected one of < <= == != > >=, found 1",
        "LOAD_FAST 1|11|1|LOAD_FAST expected the name of a local variable, found 1",
        "LOAD_GLOBAL None|13|4|LOAD_GLOBAL expected a name, found None",
        "JUMP 3|6|1|JUMP expected a label of this function, found 3",
        "LOAD_CONST <|12|1|LOAD_CONST expected a literal such as 1, 2.5, \"text\", None or (1, 2), found <",
        "LOAD_CONST limit|12|5|there is no constant limit",
        "LOAD_CONST \"abc|12|4|the closing \" is missing",
        "LOAD_GLOBAL `abc|13|4|the closing ` is missing",
        "LOAD_CONST 'a\\x1'|14|3|\\x must be followed by 2 hexadecimal digits",
        "LOAD_CONST '\\U00110000'|13|10|there is no such character; the last is \\U0010ffff",
        "LOAD_CONST '\\N{NO SUCH}'|13|11|there is no character of that name",
        "LOAD_CONST 12ab|12|4|malformed number 12ab",
        "LOAD_CONST 0x|12|2|malformed number 0x",
        "LOAD_CONST 1__0|12|4|malformed number 1__0",
        "LOAD_CONST 012|12|3|a decimal number cannot begin with 0; octal numbers begin with 0o",
        "LOAD_CONST (1, 2|17|0|expected , or ), found the end of the line",
        "LOAD_CONST 1 2|14|1|expected the end of the line, found 2",
        "LOAD_CONST -x|13|1|expected a number after the sign, found x",
        "LOAD_CONST b'é'|12|4|bytes are written with ASCII characters and escapes such as \\xff",
        "LOAD_CONST b'a'|12|4|bytes are not supported by this version of the machine",
        "LOAD_CONST ...|12|3|Ellipsis is not supported by this version of the machine",
        "POP ?|5|1|unexpected character ?",
        ".free x|7|1|x cannot be a free variable: no function is around this one",
        "LOAD_DEREF x|12|1|there is no cell or free variable x: .cell or .free declares it",
        "LOAD_CLOSURE 1|14|1|LOAD_CLOSURE expected the name of a cell or free variable, found 1",
        "MAKE_FUNCTION 8|15|1|MAKE_FUNCTION expected some of defaults, keyword_defaults, closure, found 8",
        "MAKE_FUNCTION closures|15|8|MAKE_FUNCTION expected some of defaults, keyword_defaults, closure,"
            + " found closures; did you mean closure?",
        "MAKE_FUNCTION closure, closure|24|7|closure is there twice",
        "CALL_EX keyword|9|7|CALL_EX expected some of keywords, found keyword; did you mean keywords?",
        ".tri|1|4|unknown directive .tri; did you mean .try?",
        ".const a = 1|1|6|.const stands outside of functions",
        ".except|1|7|.except belongs in a .try block",
        ".loc \"f\"|9|0|expected a line or column up to 2147483647, found the end of the line",
        ".loc \"f\" 1|1|4|all instructions of a function come from one file, and this function's is test.spur",
        ".handler a b c 0|10|1|there is no label a here"
      })
  void tellsWhatIsWrongWithALine(String line, int column, int width, String message) {
    String caret = " ".repeat(column - 1) + "^" + "~".repeat(Math.max(0, width - 1));
    String expected = "test.spur:2:" + column + ": error: " + message + "\n" + line + "\n" + caret;
    String found = refusal(program(line, RETURN));
    assertEquals(expected, found.startsWith(expected + "\n") ? expected : found);
  }

  @Test
  void suggestsALabel() {
    assertEquals(
        """
        test.spur:3:8: error: there is no label lop here; did you mean loop?
          JUMP lop
               ^~~""",
        refusal(program("loop: NOP", "  JUMP lop")));
  }

  @Test
  void suggestsALocalVariable() {
    assertEquals(
        """
        test.spur:4:13: error: there is no local variable totl: nothing stores into it; did you mean total?
          LOAD_FAST totl
                    ^~~~""",
        refusal(program("  LOAD_CONST 1", "  STORE_FAST total", "  LOAD_FAST totl", "  RETURN")));
  }

  @Test
  void showsBothOfTwoLabels() {
    assertEquals(
        """
        test.spur:3:1: error: there is another label a
        a: NOP
        ^
        test.spur:2:1: note: the first one is here
        a: NOP
        ^""",
        refusal(program("a: NOP", "a: NOP", RETURN)));
  }

  @Test
  void showsBothOfTwoFunctions() {
    assertEquals(
        """
        test.spur:5:7: error: there is another function main
        .func main()
              ^~~~
        test.spur:1:7: note: the first one is here
        .func main()
              ^~~~""",
        refusal(program(RETURN) + program(RETURN)));
  }

  @Test
  void wantsAnEntry() {
    assertEquals(
        """
        test.spur:1:1: error: there is no function main; name another one with .entry; did you mean mian?
        .func mian()
        ^""",
        refusal(".func mian()\n" + RETURN + "\n.end\n"));
    assertEquals(
        """
        test.spur:1:8: error: there is no function start; did you mean strat?
        .entry start
               ^~~~~""",
        refusal(".entry start\n.func strat()\n" + RETURN + "\n.end\n"));
  }

  @Test
  void wantsEnds() {
    assertEquals(
        """
        test.spur:1:1: error: this .func has no .end
        .func main()
        ^~~~~""",
        refusal(".func main()\n  RETURN\n"));
    assertEquals(
        """
        test.spur:5:1: error: .end without a block
        .end
        ^~~~""",
        refusal(program(RETURN) + ".end\n"));
  }

  @Test
  void wantsInstructionsInFunctions() {
    assertEquals(
        """
        test.spur:1:3: error: instructions belong in a function; begin one with .func
          POP
          ^~~""",
        refusal("  POP\n  POP\n" + program(RETURN)));
  }

  @Test
  void refusesWhatTheMachineDoesNotHave() {
    assertEquals(
        """
        test.spur:1:11: error: generators are not supported by this version of the machine
        .func g() generator
                  ^~~~~~~~~
        test.spur:4:1: error: classes are not supported by this version of the machine
        .class C(B)
        ^~~~~~~~""",
        refusal(
            """
            .func g() generator
              RETURN
            .end
            .class C(B)
              .func __init__(self)
              .end
            .end
            .func main()
              LOAD_CONST None
              RETURN
            .end
            """));
  }

  @Test
  void findsManyErrorsInTheOrderOfTheSource() {
    String found =
        refusal(
            program("  JUMP x", "  CALL", "  FOO", "  LOAD_CONST 1x", "  LOAD_CONST b''", RETURN));
    assertEquals(
        List.of("2:8", "3:3", "4:3", "5:14", "6:14"),
        found
            .lines()
            .filter(line -> line.contains(": error: "))
            .map(line -> line.split(":", -1)[1] + ":" + line.split(":", -1)[2])
            .toList());
  }

  @Test
  void stopsAfterAHundredErrors() {
    String found = refusal(program("  FOO\n".repeat(1000)));
    assertEquals(101, found.lines().filter(l -> l.startsWith("test.spur:")).count());
    assertTrue(found.contains("note: more than 100 problems; the rest is not shown"));
  }

  @Test
  void speaksOfTheSourceWhereTheVerifierFindsFault() {
    assertEquals(
        """
        test.spur:3:9: error: ADD needs 2 values on the stack, found 1
                ADD
                ^~~""",
        refusal(program("        LOAD_CONST 1", "        ADD", "        RETURN")));
  }

  @Test
  void warnsOfUnknownEscapes() {
    AssemblyResult result = Assembler.assemble(program("  LOAD_CONST 'a\\q'", "  RETURN"), "t");
    assertTrue(result.module().isPresent());
    assertEquals(
        """
        t:2:16: warning: \\q is no escape, the backslash stands for itself; write \\\\q
          LOAD_CONST 'a\\q'
                       ^~""",
        result.render());
  }

  @Test
  void countsCharactersAndPutsTheCaretUnderThePlace() {
    assertEquals(
        """
        test.spur:2:18: error: expected the end of the line, found x
        \tLOAD_CONST\t"😀😀"\tx
        \t          \t      \t^""",
        refusal(program("\tLOAD_CONST\t\"😀😀\"\tx", RETURN)));
  }

  @Test
  void acceptsAllLineEndsAndAByteOrderMark() {
    String program = program(RETURN);
    for (String end : new String[] {"\n", "\r\n", "\r"}) {
      String text = "\uFEFF" + program.replace("\n", end);
      assertEquals("", Assembler.assembleVerified(text, "t").render());
    }
  }

  @Test
  void showsAPartOfALongLine() {
    String found = refusal(program("; " + "x".repeat(50), "NOP " + "x".repeat(1_000_000)));
    assertTrue(found.length() < 2000);
  }

  @Test
  void boundsNesting() {
    String parentheses = refusal(program("LOAD_CONST " + "(".repeat(100_000), RETURN));
    assertTrue(parentheses.contains("parentheses are nested more than 100 deep"));
    String blocks = refusal(program(".try\n".repeat(100_000), ".end\n".repeat(100_000)));
    assertTrue(blocks.contains("blocks are nested more than 100 deep"));
    String functions = refusal(".func f()\n".repeat(100_000));
    assertTrue(functions.contains("blocks are nested more than 100 deep"));
  }
}
