package dev.hotspur.tools.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.tools.lsp.program.Analysis;
import dev.hotspur.tools.lsp.program.Symbol;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.OperandKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A program does the same after a name has been changed, or the change is refused. */
class RenamingTest {
  private static final Path PROGRAMS = Path.of("..", "workloads", "programs");

  private static final String MACROS =
      """
      .macro swap(a, b)
      LOAD_FAST a
      STORE_FAST tmp
      LOAD_FAST b
      STORE_FAST a
      LOAD_FAST tmp
      STORE_FAST b
      DELETE_FAST tmp
      .end
      .macro forever(head, tail, action, value)
      head: action value
      POP_JUMP_IF_FALSE tail
      JUMP head
      tail: NOP
      .end
      .macro load(what)
      LOAD_FAST what
      .end
      .macro twice(x)
      LOAD_FAST x
      STORE_FAST tmp
      again: swap tmp, x
      LOAD_FAST x
      POP_JUMP_IF_FALSE again
      .end
      .func main()
      LOAD_CONST 1
      STORE_FAST tmp
      LOAD_CONST 2
      STORE_FAST y
      swap tmp, y
      twice tmp
      again: forever loop, done, load, y
      LOAD_FAST tmp
      POP_JUMP_IF_FALSE loop
      LOAD_FAST tmp
      POP_JUMP_IF_FALSE again
      LOAD_CONST None
      RETURN
      .end
      """;

  private final Editor editor = new Editor();

  @AfterEach
  void leave() {
    editor.close();
  }

  private String rename(String marked, String name) {
    Position position = editor.open(marked);
    String text = marked.replace("|", "");
    RenameParams params = new RenameParams(Editor.document(), position, name);
    WorkspaceEdit edit = Editor.get(editor.server.getTextDocumentService().rename(params));
    List<TextEdit> edits = edit.getChanges().getOrDefault(Editor.URI, List.of());
    return Editor.apply(text, edits);
  }

  private String refusal(String marked, String name) {
    return assertThrows(ResponseErrorException.class, () -> rename(marked, name))
        .getResponseError()
        .getMessage();
  }

  @Test
  void everyKindOfName() {
    assertEquals(
        ".func f(b)\nLOAD_FAST b\nRETURN\n.end",
        rename(".func f(a)\nLOAD_FAST |a\nRETURN\n.end", "b"));
    assertEquals(
        ".func f()\n`a b`: NOP\nJUMP `a b`\n.end",
        rename(".func f()\nx: NOP\nJUMP |x\n.end", "a b"));
    assertEquals(".func f()\n`None`: NOP\n.end", rename(".func f()\n|x: NOP\n.end", "`None`"));
    assertEquals(
        ".const d = 1\n.const e = (d, 2)", rename(".const |c = 1\n.const e = (c, 2)", "d"));
    assertEquals(
        ".entry g\n.func g()\nLOAD_GLOBAL g\n.name g\n.end",
        rename(".entry f\n.func f()\nLOAD_GLOBAL |f\n.name f\n.end", "g"));
    assertEquals(
        ".macro n(y)\nLOAD_FAST y\n`z`: NOP\n.end\n.func f(x)\nn x\n.end",
        rename(".macro n(|x)\nLOAD_FAST x\n`z`: NOP\n.end\n.func f(x)\nn x\n.end", "y"));
    assertEquals(
        ".func f()\n.try\nNOP\n.except KeyError as p\nLOAD_FAST p\n.except p.q\nNOP\n.end\n.end",
        rename(
            ".func f()\n.try\nNOP\n.except KeyError as e\nLOAD_FAST |e\n.except e.q\nNOP\n.end\n.end",
            "p"));
  }

  @Test
  void aMacrosOwnVariableIsOfTheMacroAlone() {
    String macro = ".macro m\nLOAD_FAST x\nSTORE_FAST %s\n.end\n";
    String function = ".func f(x)\nSTORE_FAST %s\nm\n.end";
    assertEquals(
        macro.formatted("s") + function.formatted("t"),
        rename(macro.formatted("|t") + function.formatted("t"), "s"));
    assertEquals(
        macro.formatted("t") + function.formatted("s"),
        rename(macro.formatted("t") + function.formatted("|t"), "s"));
    assertEquals(
        macro.formatted("t") + function.formatted("t"),
        rename(macro.formatted("t") + function.formatted("|s"), "t"));
    assertEquals(
        "there is already a local variable x",
        refusal(macro.formatted("|t") + function.formatted("t"), "x"));
    assertEquals(
        "the macro m names x too", refusal(macro.formatted("t") + ".func f(|x)\nm\n.end", "y"));
    assertEquals(
        "nothing defines the local variable x", refusal(".macro m\nLOAD_FAST |x\n.end", "y"));
    assertEquals(
        "x belongs to each function that uses the macro; make it a parameter of the macro",
        refusal(".macro m\nSTORE_DEREF |x\n.end", "y"));
  }

  @Test
  void theSameNameElsewhereStays() {
    assertEquals(
        ".func f()\ny: NOP\nLOAD_FAST x\nSTORE_FAST x\nLOAD_GLOBAL x\nLOAD_ATTR x\nJUMP y\n.end\n"
            + ".func g()\nx: JUMP x\n.end",
        rename(
            ".func f()\n|x: NOP\nLOAD_FAST x\nSTORE_FAST x\nLOAD_GLOBAL x\nLOAD_ATTR x\nJUMP x\n.end\n"
                + ".func g()\nx: JUMP x\n.end",
            "y"));
  }

  @Test
  void clashesAreRefused() {
    assertEquals(
        "there is already a local variable b",
        refusal(".func f(a)\nSTORE_FAST b\nLOAD_FAST |a\nRETURN\n.end", "b"));
    assertEquals("there is already a label b", refusal(".func f()\n|a: NOP\nb: NOP\n.end", "b"));
    assertEquals(
        "there is already a function g", refusal(".func |f()\n.end\n.func g()\n.end", "g"));
    assertEquals(
        "the program already uses print, which it does not define",
        refusal(".func |f()\nLOAD_GLOBAL print\n.end", "print"));
    assertEquals("there is an instruction ADD", refusal(".macro |m\n.end", "ADD"));
    assertEquals(
        "an .except part means the exception KeyError",
        refusal(".func f(|a)\n.try\nNOP\n.except KeyError\nNOP\n.end\n.end", "KeyError"));
    assertEquals(
        "the macro m has a parameter x",
        refusal(".const |c = 1\n.macro m(x)\nLOAD_CONST c\n.end", "x"));
    assertEquals("print is not defined in this program", refusal(main("LOAD_GLOBAL |print"), "p"));
    assertTrue(refusal(".func |main()\n.end", "start").contains(".entry"));
    assertTrue(refusal(".func f(|a)\n.end", " ").contains("at least one character"));
    assertTrue(refusal(".func f(|a)\n.end", "a`b").contains("backquotes"));
    assertTrue(refusal(main("|NOP"), "x").contains("no name"));
  }

  private static String main(String line) {
    return ".func main()\n" + line + "\n.end";
  }

  /** Every name of every program that comes with the machine, one at a time. */
  @TestFactory
  Stream<DynamicTest> theBytecodeStaysTheSame() throws IOException {
    try (Stream<Path> files = Files.list(PROGRAMS)) {
      return files.filter(f -> f.toString().endsWith(".spur")).sorted().toList().stream()
          .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> renameEach(f)));
    }
  }

  /** Names that macros have, share with functions, and hand to each other. */
  @Test
  void theBytecodeOfMacrosStaysTheSame() {
    renameEach(MACROS);
  }

  private void renameEach(Path file) throws IOException {
    renameEach(Files.readString(file));
  }

  private void renameEach(String text) {
    Module before = Assembler.assemble(text, "p").module().orElseThrow();
    Analysis analysis = Analysis.of("p", text, (path, from) -> Optional.empty());
    List<Symbol> symbols =
        analysis.names().uses("p").stream()
            .map(Symbol.Use::symbol)
            .distinct()
            .filter(symbol -> symbol.kind() != Symbol.Kind.BUILTIN)
            .filter(symbol -> !symbol.name().equals("main"))
            .toList();
    assertTrue(symbols.size() > 5);
    for (Symbol symbol : symbols) {
      int at = symbol.uses().get(0).span().start();
      boolean plain = symbol.kind() == Symbol.Kind.MACRO_PARAMETER;
      String name = plain ? "renamed" : "another name";
      String after = rename(text.substring(0, at) + "|" + text.substring(at), name);
      Optional<Module> module = Assembler.assemble(after, "p").module();
      assertSame(before, module, name, symbol);
    }
  }

  /** The same but for the name. */
  private static void assertSame(
      Module before, Optional<Module> after, String name, Symbol symbol) {
    String message = symbol.toString();
    assertTrue(after.isPresent(), message);
    for (int i = 0; i < before.functions().size(); i++) {
      FunctionDefinition one = before.functions().get(i);
      FunctionDefinition other = after.get().functions().get(i);
      assertEquals(one.defaults(), other.defaults(), message);
      assertEquals(
          instructions(one.code(), name, symbol),
          instructions(other.code(), name, symbol),
          message);
    }
  }

  /** Names as they were before: two that were one can now have two places in the list of names. */
  private static List<String> instructions(Code code, String name, Symbol symbol) {
    return IntStream.range(0, code.size())
        .mapToObj(
            pc -> {
              boolean named = code.opcode(pc).operand() == OperandKind.NAME;
              String operand = named ? code.names().get(code.operand(pc)) : "" + code.operand(pc);
              return code.opcode(pc) + " " + (operand.equals(name) ? symbol.name() : operand);
            })
        .toList();
  }
}
