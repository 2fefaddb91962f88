package dev.hotspur.assembler;

import static dev.hotspur.assembler.Programs.assembled;
import static dev.hotspur.assembler.Programs.program;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.syntax.IncludeResolver;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.CodeFlag;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.Parameters;
import dev.hotspur.vm.bytecode.Position;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the parts of the language mean. */
class LanguageTest {
  private static Object constant(String literal) {
    return assembled(program("LOAD_CONST " + literal, "RETURN"))
        .functions()
        .get(0)
        .code()
        .constants()
        .get(0);
  }

  private static Code code(String... lines) {
    return assembled(program(lines)).functions().get(0).code();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1_000, 1000",
    "0x1F, 31",
    "0XfF, 255",
    "0o17, 15",
    "0b1_01, 5",
    "0x_f, 15",
    "-5, -5",
    "+5, 5",
    "00, 0",
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808"
  })
  void readsIntsThatFitAsLongs(String literal, long value) {
    assertEquals(value, constant(literal));
  }

  @Test
  void readsIntsThatDoNotFitAsBigIntegers() {
    assertEquals(BigInteger.TWO.pow(63), constant("9223372036854775808"));
    assertEquals(BigInteger.TWO.pow(64).negate(), constant("-0x1_0000_0000_0000_0000"));
    assertEquals(BigInteger.TWO.pow(99), constant("0b1" + "0".repeat(99)));
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "1., 1",
    ".5, 0.5",
    "1e3, 1000",
    "1E-3, 0.001",
    "1_0.0_1e+1_0, 10.01e10",
    "-0.0, -0.0",
    "inf, Infinity",
    "-inf, -Infinity",
    "nan, NaN",
    "1e999, Infinity"
  })
  void readsFloats(String literal, double value) {
    assertEquals(value, constant(literal));
  }

  @Test
  void readsStrings() {
    assertEquals(Str.of("a'b"), constant("\"a'b\""));
    assertEquals(
        Str.of("\u0007\b\f\n\r\t\u000b\\'\""), constant("'\\a\\b\\f\\n\\r\\t\\v\\\\\\'\\\"'"));
    assertEquals(
        Str.of("A\u00e9\u20ac\ud83d\ude00S\0"), constant("'\\x41\\xe9\\u20ac\\U0001f600\\123\\0'"));
    assertEquals(Str.of("π"), constant("'\\N{GREEK SMALL LETTER PI}'"));
    assertEquals(Str.of("\\n"), constant("r'\\n'"));
    assertEquals(Str.of("; no comment"), constant("'; no comment'"));
  }

  @Test
  void readsTuplesAndSingletons() {
    assertEquals(None.NONE, constant("None"));
    assertEquals(TupleValue.EMPTY, constant("()"));
    assertEquals(1L, constant("(1)"));
    assertEquals(TupleValue.of(List.of(1L)), constant("(1,)"));
    assertEquals(
        TupleValue.of(List.of(1L, TupleValue.of(List.of(true, None.NONE)))),
        constant("(1, (True, None),)"));
  }

  @Test
  void keepsConstantsApartThatDiffer() {
    String[] literals = {"1", "1.0", "True", "0.0", "-0.0", "0", "False", "(1,)", "(1.0,)", "1"};
    StringBuilder lines = new StringBuilder();
    for (String literal : literals) {
      lines.append("LOAD_CONST ").append(literal).append("\nPOP\n");
    }
    assertEquals(9, code(lines + "LOAD_CONST 1\nRETURN").constants().size());
  }

  @Test
  void readsParametersAndFlags() {
    String source =
        ".const two = 2\n.func f(a, b=1, /, c=two, *args, k, j='x', **kw) pure never_inline never_trace\n"
            + "LOAD_FAST a\nRETURN\n.end\n"
            + program("LOAD_CONST 1", "RETURN");
    FunctionDefinition f = assembled(source).functions().get(0);
    assertEquals(new Parameters(2, 1, 2, true, true), f.code().parameters());
    assertEquals(List.of("a", "b", "c", "k", "j", "args", "kw"), f.code().locals());
    assertEquals(List.of(1L, 2L), f.defaults());
    assertEquals(Map.of("j", Str.of("x")), f.keywordDefaults());
    assertEquals(
        Set.of(CodeFlag.PURE, CodeFlag.NEVER_INLINE, CodeFlag.NEVER_TRACE), f.code().flags());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, a|there is another parameter a",
        "a=1, b|a parameter without a default follows one with a default",
        "/|/ stands once, after parameters and before *",
        "a, *, /|/ stands once, after parameters and before *",
        "*|a parameter must follow the *",
        "*, **k|a parameter must follow the *",
        "*a, *b|* stands once",
        "**k, a|nothing can follow the parameter with **",
        "a b|expected , or ), found b",
        "None|None is a literal; write `None` for a parameter of that name"
      })
  void refusesOtherParameters(String parameters, String message) {
    String found = Programs.refusal(".func f(" + parameters + ")\nRETURN\n.end\n");
    assertTrue(found.contains("error: " + message + "\n"), found);
  }

  @Test
  void givesEveryInstructionItsPosition() {
    Code code = code("\tLOAD_CONST 'a😀' ; text", "x:\tRETURN");
    assertEquals(Position.of(2, 2, 17), code.position(0));
    assertEquals(Position.of(3, 4, 10), code.position(1));
    assertEquals(1, code.firstLine());
  }

  @Test
  void takesPositionsFromLoc() {
    Code code =
        assembled(
                ".loc 'x.py' 7\n.func main()\n.loc 'x.py' 8 1 9 2\nLOAD_CONST 1\n.loc\nRETURN\n.end\n")
            .functions()
            .get(0)
            .code();
    assertEquals("x.py", code.file());
    assertEquals(7, code.firstLine());
    assertEquals(new Position(8, 1, 9, 2), code.position(0));
    assertEquals(Position.of(6, 1, 7), code.position(1));
  }

  @Test
  void namesTheModule() {
    Module module =
        assembled(".module m\n.entry go\n.file 'x.py'\n.func go()\nLOAD_CONST 1\nRETURN\n.end\n");
    assertEquals(List.of("m", "go", "x.py"), List.of(module.name(), module.entry(), module.file()));
    assertEquals("test", assembled(program("LOAD_CONST 1", "RETURN")).name());
  }

  @Test
  void givesMacrosTheirOwnLabels() {
    String macro = ".macro flip(v)\nLOAD_FAST v\nPOP_JUMP_IF_FALSE l\nl: NOP\n.end\n";
    Code code =
        assembled(
                macro
                    + program(
                        "LOAD_CONST 1",
                        "STORE_FAST x",
                        "l: flip x",
                        "flip x",
                        "LOAD_FAST x",
                        "RETURN"))
            .functions()
            .get(0)
            .code();
    assertEquals(4, code.operand(3));
    assertEquals(7, code.operand(6));
    assertEquals(code.position(3), code.position(4));
    assertNotEquals(code.position(4), code.position(5));
  }

  @Test
  void showsTheLineOfAMacro() {
    assertEquals(
        """
        test.spur:5:5: error: ADD takes no operand
        add 3
            ^
        test.spur:2:5: note: it stands here in the macro add
        ADD x
            ^""",
        Programs.refusal(".macro add(x)\nADD x\n.end\n" + program("add 3", "RETURN")));
    assertEquals(
        """
        test.spur:4:1: error: the macro m takes 1 operand, found 0
        m
        ^
        test.spur:1:8: note: the macro is here
        .macro m(x)
               ^""",
        Programs.refusal(".macro m(x)\n.end\n" + program("m", "LOAD_CONST 1", "RETURN")));
  }

  @Test
  void boundsMacrosThatUseThemselves() {
    String found =
        Programs.refusal(".macro m()\nm\n.end\n" + program("m", "LOAD_CONST 1", "RETURN"));
    assertTrue(
        found.startsWith(
            "test.spur:2:1: error: the macro m has no end: macros use each other more than 100 deep\n"),
        found);
  }

  private static final Map<String, String> FILES =
      Map.of(
          "lib", ".include 'deep'\n.func f()\nLOAD_CONST c\nRETURN\n.end\n",
          "deep", ".const c = 5\n",
          "self", ".include 'self'\n",
          "bad", "\n  .fnuc\n");

  private static AssemblyResult including(String file) {
    return Assembler.including(
            (path, from) ->
                Optional.ofNullable(FILES.get(path))
                    .map(text -> new IncludeResolver.Included(path, text)))
        .assembleProgram(
            ".include '" + file + "'\n" + program("LOAD_CONST 1", "RETURN"), "main.spur");
  }

  @Test
  void includesFiles() {
    Module module = including("lib").module().orElseThrow();
    assertEquals(
        List.of("f", "main"), module.functions().stream().map(FunctionDefinition::name).toList());
    assertEquals("lib", module.functions().get(0).code().file());
    assertEquals(
        """
        self:1:1: error: the file self includes itself
        .include 'self'
        ^~~~~~~~~~~~~~~
        main.spur:1:1: note: self is included from here
        .include 'self'
        ^~~~~~~~~~~~~~~""",
        including("self").render());
    assertEquals(
        """
        main.spur:1:1: error: there is no file none
        .include 'none'
        ^~~~~~~~~~~~~~~""",
        including("none").render());
    assertEquals(
        """
        bad:2:3: error: unknown directive .fnuc; did you mean .func?
          .fnuc
          ^~~~~
        main.spur:1:1: note: bad is included from here
        .include 'bad'
        ^~~~~~~~~~~~~~
        bad:2:8: error: expected the function's name, found the end of the line
          .fnuc
               ^
        main.spur:1:1: note: bad is included from here
        .include 'bad'
        ^~~~~~~~~~~~~~""",
        including("bad").render());
    assertTrue(Programs.refusal(".include 'x'").contains("this program may not include files"));
  }
}
