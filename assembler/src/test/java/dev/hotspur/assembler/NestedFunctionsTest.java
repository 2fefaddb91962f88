package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Functions within functions, the variables that they share, and what is refused about them. */
class NestedFunctionsTest {
  private static final String NONE = "LOAD_CONST None\nRETURN\n";

  /** A main whose first line is line 2. */
  private static String main(String body) {
    return ".func main(p)\n" + body + NONE + ".end\n";
  }

  private static String refusal(String program) {
    return Programs.refusal(program);
  }

  private static void refuses(String body, String... firstLines) {
    String found = refusal(main(body));
    assertEquals(List.of(firstLines), found.lines().limit(firstLines.length).toList(), found);
  }

  private static Code code(String body) {
    return Programs.assembled(main(body)).functions().get(0).code();
  }

  private static FunctionDefinition inner(Code code) {
    return code.constants().stream()
        .filter(FunctionDefinition.class::isInstance)
        .map(FunctionDefinition.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static final String INNER = ".func inner(a=1, *, k=2)\n" + NONE + ".end\n";

  @Test
  void areConstantsWithTheirDefaults() {
    Code main = code("LOAD_CONST inner\nPOP\n" + INNER);
    FunctionDefinition inner = inner(main);
    assertEquals("inner", inner.name());
    assertEquals(List.of(1L), inner.defaults());
    assertEquals(2L, inner.keywordDefaults().get("k"));
    assertEquals(4, inner.code().firstLine());
  }

  @Test
  void areConstantsAlsoIfNothingLoadsThem() {
    Code main = code(INNER);
    assertTrue(main.constants().get(main.constants().size() - 1) instanceof FunctionDefinition);
  }

  @Test
  void haveTheirOwnLabelsLocalsAndBlocks() {
    Code main =
        code(
            """
            .func inner()
            again:  LOAD_CONST 1
                    STORE_FAST x
                    .try
                            LOAD_FAST x
                            POP_JUMP_IF_TRUE again
                    .except ValueError
                    .end
                    LOAD_CONST None
                    RETURN
            .end
            again:  LOAD_CONST 2
                    STORE_FAST y
                    LOAD_FAST y
                    POP_JUMP_IF_TRUE again
            """);
    assertEquals(List.of("p", "y"), main.locals());
    Code inner = inner(main).code();
    assertEquals(List.of("x"), inner.locals());
    assertTrue(main.exceptionTable().isEmpty());
    assertFalse(inner.exceptionTable().isEmpty());
  }

  @Test
  void useMacros() {
    String program =
        ".macro give(what)\nLOAD_CONST what\nRETURN\n.end\n"
            + main(".func inner()\ngive 7\n.end\n");
    Code main = Programs.assembled(program).functions().get(0).code();
    Code inner = inner(main).code();
    assertEquals(7L, inner.constants().get(0));
  }

  @Test
  void cellsAndFreesHaveOneNumbering() {
    Code main =
        code(
            """
            .cell p, q
            .func inner()
                    .cell own
                    .free q
                    LOAD_DEREF q
                    STORE_DEREF own
                    DELETE_DEREF q
                    LOAD_CONST None
                    RETURN
            .end
            LOAD_CLOSURE q
            POP
            """);
    assertEquals(List.of("p", "q"), main.cells());
    assertEquals(1, main.operand(0));
    Code inner = inner(main).code();
    assertEquals(List.of("own"), inner.cells());
    assertEquals(List.of("q"), inner.frees());
    assertEquals(1, inner.operand(0));
    assertEquals(0, inner.operand(1));
    assertEquals(1, inner.operand(2));
  }

  @Test
  void aHandlersVariableMayBeACell() {
    Code main = code(".cell e\n.try\nNOP\n.except ValueError as e\n.end\n");
    List<Opcode> opcodes = IntStream.range(0, main.size()).mapToObj(main::opcode).toList();
    assertTrue(opcodes.contains(Opcode.STORE_DEREF));
    assertTrue(opcodes.contains(Opcode.DELETE_DEREF));
    assertEquals(List.of("p"), main.locals());
  }

  @Test
  void knowTheirQualifiedNames() {
    VerifiedCode main =
        Programs.verified(main(".func a()\n.func b()\n" + NONE + ".end\n" + NONE + ".end\n"))
            .codes()
            .get(0);
    VerifiedCode inner = main.inner().get(0).inner().get(0);
    assertEquals("main.<locals>.a.<locals>.b", inner.qualifiedName());
  }

  @Test
  void partsAreWordsInAnyOrder() {
    Code main =
        code(
            INNER
                + "LOAD_CONST ()\nBUILD_DICT 0\nLOAD_CONST ()\nLOAD_CONST inner\n"
                + "MAKE_FUNCTION closure, defaults, keyword_defaults\n"
                + "LOAD_CONST ()\nCALL_EX\nPOP\n");
    assertEquals(11, main.operand(4));
    assertEquals(0, main.operand(6));
  }

  @Test
  void refusesFreeVariablesOfNobody() {
    refuses(
        ".cell total\n.func inner()\n.free totl\n" + NONE + ".end\n",
        "test.spur:4:7: error: the function around this one has no cell or free variable totl;"
            + " did you mean total?",
        ".free totl",
        "      ^~~~");
    refuses(
        ".cell q\n.func inner(q)\n.free q\n" + NONE + ".end\n",
        "test.spur:4:7: error: q is a parameter, which cannot be a free variable");
    refuses(
        ".cell q\n.func inner()\n.cell q\n.free q\n" + NONE + ".end\n",
        "test.spur:5:7: error: q is a cell variable already");
  }

  @Test
  void refusesLocalInstructionsOnSharedVariables() {
    refuses(
        ".cell p\nLOAD_FAST p\nPOP\n",
        "test.spur:3:11: error: p is a cell variable; use LOAD_DEREF");
    refuses(
        ".cell q\nLOAD_CONST 1\nSTORE_FAST q\n",
        "test.spur:4:12: error: q is a cell variable; use STORE_DEREF");
    refuses(
        ".cell q\n.func i()\n.free q\nDELETE_FAST q\n" + NONE + ".end\n",
        "test.spur:5:13: error: q is a free variable; use DELETE_DEREF");
    refuses(
        ".cell q\n.local q\n",
        "test.spur:3:8: error: q is a cell variable and cannot be a local too");
  }

  @Test
  void refusesNamesThatMeanTwoThings() {
    refuses(
        INNER + INNER,
        "test.spur:6:7: error: there is another function inner in this one",
        ".func inner(a=1, *, k=2)",
        "      ^~~~~",
        "test.spur:2:7: note: the first one is here");
    String found = refusal(".const inner = 1\n" + main(INNER));
    assertEquals(
        List.of(
            "test.spur:3:7: error: there is a constant inner too, so that the name would mean two"
                + " things",
            ".func inner(a=1, *, k=2)",
            "      ^~~~~",
            "test.spur:1:8: note: the constant is here"),
        found.lines().limit(4).toList());
    refuses(
        INNER + "LOAD_CONST iner\nPOP\n",
        "test.spur:6:12: error: there is no constant iner; did you mean inner?");
  }

  @Test
  void refusesFunctionsInMacros() {
    String found = refusal(".macro m\n.func inner()\n" + NONE + ".end\n.end\n" + main("m\n"));
    assertTrue(found.startsWith("test.spur:2:1: error: .func cannot stand in a macro"), found);
  }

  @Test
  void showsWhatTheVerifierFindsInThem() {
    refuses(
        ".func inner()\nADD\nRETURN\n.end\n.func inner2()\nLOAD_CONST 1\nADD\nRETURN\n.end\n",
        "test.spur:3:1: error: ADD needs 2 values on the stack, found 0",
        "ADD",
        "^~~",
        "test.spur:8:1: error: ADD needs 2 values on the stack, found 1");
  }

  @Test
  void nestUpToTheDepthOfBlocks() {
    int depth = 99;
    String nested = ".func f()\n".repeat(depth) + (NONE + ".end\n").repeat(depth);
    Programs.verified(main(nested));
    assertTrue(
        refusal(main(".func f()\n".repeat(101) + (NONE + ".end\n").repeat(101)))
            .contains("blocks are nested more than 100 deep"));
  }
}
