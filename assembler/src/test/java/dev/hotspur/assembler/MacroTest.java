package dev.hotspur.assembler;

import static dev.hotspur.assembler.Programs.assembled;
import static dev.hotspur.assembler.Programs.program;
import static dev.hotspur.assembler.Programs.refusal;
import static dev.hotspur.assembler.Programs.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.print.Disassembler;
import dev.hotspur.assembler.print.PrintOptions;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.Module;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What names in macros mean, and what is said about mistakes in them. */
class MacroTest {
  /** Exchanges two variables through one of its own. */
  private static final String SWAP =
      """
      .macro swap(a, b)
              LOAD_FAST a
              STORE_FAST tmp
              LOAD_FAST b
              STORE_FAST a
              LOAD_FAST tmp
              STORE_FAST b
      .end
      """;

  private static final String SET =
      ".macro set(variable, value)\nLOAD_CONST value\nSTORE_FAST variable\n.end\n";

  private static List<String> locals(String source) {
    return assembled(source).functions().get(0).code().locals();
  }

  private static Object result(String source) {
    return Vm.builder().build().run(verified(source));
  }

  private static String triple(String... names) {
    StringBuilder lines = new StringBuilder();
    for (String name : names) {
      lines.append("LOAD_FAST ").append(name).append('\n');
    }
    return lines + "BUILD_TUPLE " + names.length + "\nRETURN";
  }

  @Test
  void aVariableThatAMacroStoresIntoIsItsOwn() {
    String source =
        SWAP + SET + program("set tmp, 1", "set y, 2", "swap tmp, y", triple("tmp", "y"));
    assertEquals(List.of("tmp", "y", "tmp@swap"), locals(source));
    assertEquals(List.of(2L, 1L), result(source));
  }

  @Test
  void eachUseHasItsOwn() {
    String count = ".macro count()\nLOAD_CONST 1\nSTORE_FAST n\nLOAD_FAST n\n.end\n";
    assertEquals(
        List.of("n@count", "n@count#2", "n@count#3"),
        locals(count + program("count", "count", "ADD", "count", "ADD", "RETURN")));
  }

  @Test
  void namesThatAreTakenAreLeftAlone() {
    String source =
        SWAP
            + SET
            + program(
                "set `tmp@swap`, 7",
                "set x, 1",
                "set y, 2",
                "swap x, y",
                triple("`tmp@swap`", "x"));
    assertEquals(List.of("tmp@swap", "x", "y", "tmp@swap#2"), locals(source));
    assertEquals(List.of(7L, 2L), result(source));
    String parameter = ".func f(`tmp@swap`, x)\nswap x, x\nLOAD_FAST x\nRETURN\n.end\n";
    assertEquals(
        List.of("tmp@swap", "x", "tmp@swap#2"),
        locals(SWAP + parameter + program("NOP", "LOAD_CONST 1", "RETURN")));
  }

  @Test
  void aVariableThatIsOnlyReadIsTheFunctions() {
    String read = ".macro plus()\nLOAD_FAST total\nADD\n.end\n";
    assertEquals(
        12L, result(SET + read + program("set total, 5", "LOAD_CONST 7", "plus", "RETURN")));
    assertEquals(
        """
        test.spur:2:11: error: there is no local variable total: nothing stores into it
        LOAD_FAST total
                  ^~~~~
        test.spur:7:1: note: in the macro plus, which is used here
        plus
        ^~~~""",
        refusal(read + program("LOAD_CONST 7", "plus", "RETURN")));
  }

  @Test
  void anArgumentBelongsToWhoWroteIt() {
    String outer =
        SET
            + """
            .macro outer(x)
                    set tmp, 10
                    set x, 20
                    inner tmp, x
            .end
            .macro inner(p, q)
                    set tmp, 30
                    LOAD_FAST p
                    LOAD_FAST q
                    ADD
                    LOAD_FAST tmp
                    ADD
            .end
            """;
    String source = outer + program("set tmp, 1", "outer tmp", "LOAD_FAST tmp", "ADD", "RETURN");
    assertEquals(Set.of("tmp", "tmp@outer", "tmp@inner"), Set.copyOf(locals(source)));
    assertEquals(80L, result(source));
  }

  @Test
  void handlersVariablesAndDeclaredOnesAreTheMacros() {
    String guard =
        """
        .macro guard(type)
                .local unused
                .try
                LOAD_CONST 1
                LOAD_CONST 0
                DIV
                POP
                .except type as e
                LOAD_FAST e
                POP
                .end
        .end
        """;
    String source =
        SET + guard + program("set e, 5", "guard ZeroDivisionError", "LOAD_FAST e", "RETURN");
    assertTrue(locals(source).containsAll(List.of("e", "e@guard", "unused@guard")));
    assertEquals(5L, result(source));
  }

  @Test
  void whatIsDeletedIsTheMacros() {
    String macro = SET + ".macro m()\nset x, 1\nDELETE_FAST x\n.end\n";
    assertEquals(4L, result(macro + program("set x, 4", "m", "LOAD_FAST x", "RETURN")));
  }

  @Test
  void everythingCanBeAnOperand() {
    String macro =
        """
        .const limit = 3
        .macro when(left, comparison, right, instruction, operand)
                LOAD_FAST left
                LOAD_CONST right
                COMPARE comparison
                POP_JUMP_IF_FALSE skip
                instruction operand
        skip:   NOP
        .end
        .macro place(label)
        label:  NOP
        .end
        """;
    String source =
        SET
            + macro
            + program(
                "set n, 0",
                "place skip",
                "LOAD_FAST n",
                "LOAD_CONST 1",
                "ADD",
                "STORE_FAST n",
                "when n, <, limit, JUMP, skip",
                "when n, ==, limit, take, (limit, -1.5, 'x')",
                "LOAD_FAST n",
                "RETURN")
            + ".macro take(value)\nLOAD_CONST value\nPOP\n.end\n";
    assertEquals(3L, result(source));
  }

  @Test
  void theTextOfAMacrosVariableIsReadBack() {
    String source =
        SWAP + SET + program("set x, 1", "set y, 2", "swap x, y", "LOAD_FAST x", "RETURN");
    Module module = assembled(source);
    String text = new Disassembler(PrintOptions.EXACT).print(module);
    assertTrue(text.contains("STORE_FAST   `tmp@swap`"), text);
    assertEquals(module, assembled(text));
  }

  @Test
  void namesTheChainOfUses() {
    assertEquals(
        """
        test.spur:2:1: error: ADD needs 2 values on the stack, found 1
        ADD
        ^~~
        test.spur:5:1: note: in the macro inner, which is used here
        inner
        ^~~~~
        test.spur:9:1: note: in the macro outer, which is used here
        outer
        ^~~~~""",
        refusal(
            ".macro inner()\nADD\n.end\n.macro outer()\ninner\n.end\n"
                + program("LOAD_CONST 1", "outer", "RETURN")));
  }

  @Test
  void showsBothWaysIntoAMacrosLine() {
    assertEquals(
        """
        test.spur:4:8: error: the stack has 0 values here from line 2, but 1 from line 3
        skip:  NOP
               ^~~
        test.spur:2:1: note: from here with 0 values
        POP_JUMP_IF_TRUE skip
        ^~~~~~~~~~~~~~~~~~~~~
        test.spur:3:1: note: from here with 1 value
        LOAD_CONST 2
        ^~~~~~~~~~~~
        test.spur:8:1: note: in the macro m, which is used here
        m
        ^""",
        refusal(
            ".macro m()\nPOP_JUMP_IF_TRUE skip\nLOAD_CONST 2\nskip:  NOP\n.end\n"
                + program("LOAD_CONST 1", "m", "LOAD_CONST None", "RETURN")));
  }

  @Test
  void tellsWhatAnOperandCannotBe() {
    assertEquals(
        """
        test.spur:5:3: error: expected the name of an instruction, found 3
        m 3
          ^
        test.spur:2:1: note: it stands here in the macro m
        what
        ^~~~""",
        refusal(".macro m(what)\nwhat\n.end\n" + program("m 3", "LOAD_CONST 1", "RETURN")));
    String declares = ".macro m(what)\n.local what\n.end\n";
    assertTrue(
        refusal(declares + program("m (1, 2)", "LOAD_CONST 1", "RETURN"))
            .startsWith("test.spur:5:3: error: expected a name, found a tuple\n"));
  }

  @Test
  void suggestsAMacrosOwnLabel() {
    assertTrue(
        refusal(".macro m()\nJUMP skp\nskip: NOP\n.end\n" + program("m", "LOAD_CONST 1", "RETURN"))
            .startsWith("test.spur:2:6: error: there is no label skp here; did you mean skip?\n"));
  }

  @Test
  void holdsNoFunctions() {
    assertEquals(
        """
        test.spur:2:1: error: .func cannot stand in a macro
        .func f()
        ^~~~~""",
        refusal(".macro m()\n.func f()\n.end\n.end\n" + program("m", "LOAD_CONST 1", "RETURN")));
  }
}
