package dev.hotspur.assembler;

import static dev.hotspur.assembler.Programs.program;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake gives one message: what follows from it is not reported. */
class RecoveryTest {
  private static final String RETURN = "  LOAD_CONST None\n  RETURN";

  private static List<String> errors(String source) {
    return Programs.refusal(source)
        .lines()
        .filter(line -> line.contains(": error: "))
        .map(line -> line.substring("test.spur:".length()))
        .toList();
  }

  private static void one(String error, String source) {
    assertEquals(List.of(error), errors(source));
  }

  @Test
  void aStringWithoutEnd() {
    one(
        "2:14: error: the closing ' is missing",
        program("  LOAD_CONST 'abc ; . ( ? \"", "  STORE_FAST x", "  LOAD_FAST x", "  RETURN"));
    one(
        "1:10: error: the closing \" is missing",
        ".include \"lib\n" + program("  helper x", RETURN));
  }

  @Test
  void manyStrangeCharactersInALine() {
    one("2:7: error: unexpected character ?", program("  POP ? ? ? % & \"", RETURN));
  }

  @Test
  void aFunctionWithoutEnd() {
    one(
        "1:1: error: this .func has no .end",
        ".func f()\n" + RETURN + "\n.const a = 1\n.macro m()\n.end\n" + program("  m", RETURN));
  }

  @Test
  void aTextThatEndsWithinBlocks() {
    one("3:1: error: this .try has no .end", ".func main()\n.try\n.try\n.except\nNOP\n");
  }

  @Test
  void oneEndTooMany() {
    one(
        "3:3: error: instructions belong in a function; begin one with .func",
        program(".end", "  LOAD_CONST 1", ".try", "  POP", ".except", "  NOP", ".end", RETURN));
  }

  @Test
  void aBadListOfParameters() {
    one(
        "1:11: error: expected , or ), found b",
        ".func f(a b)\n  LOAD_FAST a\n  LOAD_FAST b\n  ADD\n  RETURN\n.end\n" + program(RETURN));
    one(
        "1:12: error: expected , or ), found b",
        ".macro m(a b)\n  LOAD_FAST b\n.end\n" + program("  m 1, 2", "  RETURN"));
    one(
        "1:13: error: there is another parameter a",
        ".macro m(a, a)\n.end\n" + program("  m 1, 2", RETURN));
  }

  @Test
  void aMisspeltDirective() {
    one(
        "1:1: error: unknown directive .fucn; did you mean .func?",
        program("loop: NOP", "  LOAD_CONST 1", "  STORE_FAST x", "  JUMP loop")
            .replace("func", "fucn"));
    one(
        "2:3: error: unknown directive .tri; did you mean .try?",
        program("  .tri", "  NOP", "  .except", "  NOP", "  .end", RETURN));
    one(
        "4:3: error: unknown directive .exept; did you mean .except?",
        program(
            "  .try",
            "  NOP",
            "  .exept ValueError as e",
            "  LOAD_FAST e",
            "  POP",
            "  .end",
            RETURN));
    one(
        "4:1: error: unknown directive .ned; did you mean .end?",
        program(RETURN).replace(".end", ".ned") + ".func f()\n" + RETURN + "\n.end\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {".function main()", ".procedure", ".whatever 1, 2"})
  void anUnknownDirectiveThatMayBeginABlock(String line) {
    one(
        "1:1: error: unknown directive " + line.split("[ (]", 2)[0],
        line
            + "\n  LOAD_CONST 1\nl:\n  .try\n  JUMP l\n  .except\n  .end\n.end\n"
            + program(RETURN));
  }

  @Test
  void aMisspeltInstruction() {
    one(
        "3:3: error: there is no instruction or macro STORE_FSAT; did you mean STORE_FAST?",
        program("  LOAD_CONST 1", "  STORE_FSAT x", "  LOAD_FAST x", "  RETURN"));
  }

  @Test
  void aConstantWithoutValue() {
    one(
        "1:12: error: malformed number 1y",
        ".const a = 1y\n.const b = (a, 2)\n" + program("  LOAD_CONST b", "  RETURN"));
  }

  @Test
  void aMacroWithErrors() {
    one(
        "2:7: error: unexpected character ]",
        ".macro m(v)\n  POP ]\n  STORE_FAST v\n.end\n"
            + program("  m x", "  m 1, 2", "  LOAD_FAST x", "  RETURN"));
  }

  @Test
  void aMistakeInAMacroThatIsUsedOften() {
    one(
        "2:3: error: there is no instruction or macro ADDD; did you mean ADD?",
        ".macro m()\n  ADDD\n.end\n" + program("  m", "  m", RETURN));
  }

  @Test
  void aMistakeInAFinallyPart() {
    one(
        "5:3: error: ADD needs 2 values on the stack, found 0",
        program("  .try", "  NOP", "  .finally", "  ADD", "  POP", "  .end", RETURN));
  }

  @Test
  void aFileThatIsNotThere() {
    one(
        "1:1: error: this program may not include files",
        ".include 'lib'\n"
            + program("  macro_of_lib 1", "  LOAD_CONST constant_of_lib", "  RETURN"));
  }

  @Test
  void anEntryWhoseFirstLineIsWrong() {
    one(
        "1:7: error: expected the function's name, found (",
        ".func (main)\n" + RETURN + "\n.end\n");
  }

  @Test
  void otherFunctionsAreStillVerified() {
    assertEquals(
        List.of(
            "2:3: error: FOO is not there"
                .replace("FOO is not there", "there is no instruction or macro FOO"),
            "5:3: error: ADD needs 2 values on the stack, found 0",
            "8:3: error: POP needs 1 value on the stack, found 0",
            "11:8: error: there is no label l here"),
        errors(
            """
            .func a()
              FOO
            .end
            .func b()
              ADD
            .end
            .func main()
              POP
            .end
            .func c()
              JUMP l
            .end
            """));
  }
}
