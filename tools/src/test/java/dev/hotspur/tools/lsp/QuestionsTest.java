package dev.hotspur.tools.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.WorkspaceSymbolParams;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an editor asks about one document. {@code |} is where it asks. */
class QuestionsTest {
  private static final String CLOSURE =
      """
      .func counter(start)
      .cell start
      .func next()
      .free start
      LOAD_DEREF sta|rt
      LOAD_CONST 1
      ADD
      STORE_DEREF start
      LOAD_DEREF start
      RETURN
      .end
      LOAD_CLOSURE start
      BUILD_TUPLE 1
      LOAD_CONST next
      MAKE_FUNCTION closure
      RETURN
      .end
      """;

  private final Editor editor = new Editor(List.of(), "instructions");

  @AfterEach
  void leave() {
    editor.close();
  }

  private TextDocumentService ask() {
    return editor.server.getTextDocumentService();
  }

  // ---- Hover ----

  private String hover(String text) {
    Position position = editor.open(text);
    Hover hover = Editor.get(ask().hover(new HoverParams(Editor.document(), position)));
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  private static String program(String... lines) {
    return ".func main()\n" + String.join("\n", lines) + "\nLOAD_CONST None\nRETURN\n.end\n";
  }

  @Test
  void hoverOnAnInstructionSaysHowDeepTheStackIs() {
    String text = hover(program("LOAD_CONST 1", "COP|Y 1", "POP", "POP"));
    assertTrue(text.contains("COPY n"), text);
    assertTrue(text.contains("`value*n -- value*n copy`"), text);
    assertTrue(text.endsWith("the stack holds 1 value before it, after it 2"), text);
  }

  @Test
  void afterAnInstructionThatEndsNothingFollows() {
    String text = hover(".func main()\nLOAD_CONST 1\nRET|URN\n.end\n");
    assertTrue(text.endsWith("holds 1 value before it; the next line does not follow"), text);
  }

  @Test
  void depthsAreKnownThoughAnotherFunctionIsWrong() {
    String text = hover(program("LOAD_CONST 1", "PO|P") + ".func bad()\nFOO\n.end\n");
    assertTrue(text.endsWith("the stack holds 1 value before it, after it 0"), text);
  }

  @Test
  void hoverOnNames() {
    assertEquals(
        "local variable `x` of `main`, first stored in line 3",
        hover(program("LOAD_CONST 1", "STORE_FAST x", "LOAD_FAST |x", "POP")));
    assertEquals(
        "label `again` of `main`, line 2\n\nThe stack holds 0 values here",
        hover(program("again: NOP", "LOAD_CONST 1", "POP_JUMP_IF_TRUE ag|ain")));
    assertTrue(hover(program("LOAD_GLOBAL pri|nt", "POP")).endsWith("built-in function"));
    assertTrue(hover(program("LOAD_GLOBAL KeyErr|or", "POP")).endsWith("built-in exception"));
    assertTrue(hover(".fu|nc f() pure\nRETURN\n.end").contains("begins a function"));
    assertTrue(hover(".func f() pu|re\nRETURN\n.end").contains("depends on the arguments alone"));
    assertEquals("", hover("; com|ment\n"));
  }

  @Test
  void hoverOnAFunctionShowsItsSignatureAndComment() {
    String text =
        hover(
            "; Adds.\n.func add(a, /, b=(1, 2), *c, d=3, **e)\nLOAD_FAST a\nRETURN\n.end\n"
                + program("LOAD_GLOBAL ad|d", "POP"));
    assertTrue(text.contains(".func add(a, /, b=(1, 2), *c, d=3, **e)"), text);
    assertTrue(text.contains("Adds."), text);
  }

  @Test
  void hoverOnAConstantAndOnAMacro() {
    assertTrue(
        hover(".const SIZE = (3, 4)\n" + program("LOAD_CONST SI|ZE", "POP"))
            .contains(".const SIZE = (3, 4)"));
    String text =
        hover(
            ".macro twice(x)\nLOAD_FAST x\nCOPY 1\nADD\n.end\n.func main(n)\ntwi|ce n\nRETURN\n.end");
    assertTrue(text.contains("LOAD_FAST n\nCOPY 1\nADD"), text);
    assertTrue(text.endsWith("the stack holds 0 values before it, after it 1"), text);
  }

  // ---- Completion ----

  private List<CompletionItem> complete(String text) {
    Position position = editor.open(text);
    CompletionParams params = new CompletionParams(Editor.document(), position);
    return Editor.get(ask().completion(params)).getRight().getItems();
  }

  private List<String> labels(String text) {
    return complete(text).stream().map(CompletionItem::getLabel).toList();
  }

  @Test
  void completionFollowsTheKindOfTheOperand() {
    String before = ".const C = 1\n.macro m(x)\nLOAD_FAST x\n.end\n.func f(a)\nb: STORE_FAST c\n";
    String after = "\nRETURN\n.end\n.func g(other)\nelsewhere: RETURN\n.end\n";
    assertEquals(List.of("b"), labels(before + "JUMP |" + after));
    assertEquals(List.of("a", "c"), labels(before + "LOAD_FAST |" + after));
    assertEquals(List.of("a", "c"), labels(before + "l: m |" + after));
    assertEquals(List.of("C"), labels(before + "CALL |" + after));
    assertEquals(List.of("<", "<=", "==", "!=", ">", ">="), labels(before + "COMPARE |" + after));
    assertEquals(List.of("closure"), labels(before + "MAKE_FUNCTION clo|" + after).subList(2, 3));
    List<String> constants = labels(before + "LOAD_CONST |" + after);
    assertTrue(constants.containsAll(List.of("C", "None", "True", "inf")), constants::toString);
    assertFalse(constants.contains("f"));
    List<String> globals = labels(before + "LOAD_GLOBAL |" + after);
    assertTrue(globals.containsAll(List.of("f", "g", "print", "ValueError")), globals::toString);
    assertEquals(List.of(), labels(before + "ADD |" + after));
    assertEquals(List.of(), labels(before + "LOAD_FAST a ; |" + after));
    assertEquals(List.of(), labels(before + "LOAD_CONST \"|\"" + after));
  }

  @Test
  void completionOfTheFirstWord() {
    List<CompletionItem> items =
        complete(".macro m(x, y)\n.end\n.func f()\nLOAD_|\nRETURN\n.end\n");
    CompletionItem load =
        items.stream().filter(i -> i.getLabel().equals("LOAD_FAST")).findFirst().orElseThrow();
    assertEquals("LOAD_FAST    ${1:local}", load.getTextEdit().getLeft().getNewText());
    assertEquals(
        new Range(new Position(3, 0), new Position(3, 5)), load.getTextEdit().getLeft().getRange());
    CompletionItem macro =
        items.stream().filter(i -> i.getLabel().equals("m")).findFirst().orElseThrow();
    assertEquals("m            ${1:x}, ${2:y}", macro.getTextEdit().getLeft().getNewText());
    assertTrue(labels(".func f()\n.|\n.end\n").contains(".try"));
    assertFalse(labels(".func f()\n.|\n.end\n").contains(".macro"));
    assertTrue(labels(".|\n.func f()\n.end\n").contains(".macro"));
    assertEquals(
        List.of("generator", "pure", "never_inline", "never_trace"),
        labels(".func f(a=(1, 2)) p|\nRETURN\n.end\n"));
  }

  @Test
  void parametersOfMacrosAreShownWhileTyping() {
    Position position = editor.open(".macro m(x, y)\n.end\n" + program("m 1, |"));
    var help =
        Editor.get(ask().signatureHelp(new SignatureHelpParams(Editor.document(), position)));
    assertEquals("m(x, y)", help.getSignatures().get(0).getLabel());
    assertEquals(1, help.getActiveParameter());
  }

  // ---- Places ----

  private List<String> definition(String text) {
    Position position = editor.open(text);
    return places(
        Editor.get(ask().definition(new DefinitionParams(Editor.document(), position))).getLeft());
  }

  private List<String> references(String text) {
    Position position = editor.open(text);
    ReferenceParams params =
        new ReferenceParams(Editor.document(), position, new ReferenceContext(true));
    return places(Editor.get(ask().references(params)));
  }

  private static List<String> places(List<? extends Location> places) {
    return places.stream()
        .map(p -> p.getRange().getStart())
        .map(p -> p.getLine() + ":" + p.getCharacter())
        .toList();
  }

  @Test
  void definitions() {
    assertEquals(
        List.of("1:11"),
        definition(".func f()\nSTORE_FAST x\nSTORE_FAST x\nLOAD_FAST |x\nRETURN\n.end"));
    assertEquals(List.of("0:8"), definition(".func f(x)\nLOAD_FAST |x\nRETURN\n.end"));
    assertEquals(List.of("1:0"), definition(".func f()\na: NOP\nJUMP |a\n.end"));
    assertEquals(List.of("0:7"), definition(".macro m\n.end\n.func f()\n|m\n.end"));
    assertEquals(List.of("0:7"), definition(".const c = 1\n.func f(x=|c)\n.end"));
    assertEquals(List.of("1:6"), definition(".entry |f\n.func f()\n.end"));
    assertEquals(List.of(), definition(".func f()\nLOAD_GLOBAL |print\n.end"));
  }

  @Test
  void aLabelInAFinallyPartIsNotTheFunctionsOwn() {
    String text = ".func f()\na: NOP\n.try\nNOP\n.finally\na: NOP\nJUMP |a\n.end\nJUMP a\n.end\n";
    assertEquals(List.of("5:0", "6:5"), references(text));
  }

  @Test
  void variablesAreFoundInInnerFunctions() {
    assertEquals(
        List.of("0:14", "1:6", "11:13", "3:6", "4:11", "7:12", "8:11"), references(CLOSURE));
    assertEquals(
        List.of("2:6", "13:11"),
        references(
            CLOSURE.replace("sta|rt", "start").replace("LOAD_CONST next", "LOAD_CONST ne|xt")));
  }

  @Test
  void operandsOfMacrosAreWhatTheMacroTakesThemFor() {
    String macros =
        ".macro do(instruction, operand)\ninstruction operand\n.end\n.macro via(i, o)\ndo i, o\n.end\n";
    assertEquals(
        List.of("6:8", "7:15"),
        references(macros + ".func f(x)\nvia LOAD_FAST, |x\nvia LOAD_CONST, x\nRETURN\n.end\n"));
    assertEquals(
        List.of("7:0", "8:10"),
        references(macros + ".func f(x)\nx: NOP\nvia JUMP, |x\nRETURN\n.end\n"));
  }

  @Test
  void highlightsTellReadingFromWriting() {
    Position position = editor.open(".func f(x)\nSTORE_FAST x\nLOAD_FAST |x\nRETURN\n.end");
    DocumentHighlightParams params = new DocumentHighlightParams(Editor.document(), position);
    assertEquals(
        List.of("Write", "Write", "Read"),
        Editor.get(ask().documentHighlight(params)).stream()
            .map(h -> h.getKind().toString())
            .toList());
  }

  // ---- The whole document ----

  @Test
  void outlineAndFolds() {
    editor.open(
        "; one\n; two\n.const c = 1\n.macro m(x)\n.end\n.func f(a)\n.try\nl: NOP\n.except\nNOP\n.end\n.end");
    List<DocumentSymbol> symbols =
        Editor.get(ask().documentSymbol(new DocumentSymbolParams(Editor.document()))).stream()
            .map(s -> s.getRight())
            .toList();
    assertEquals(
        List.of("c 1 2-2", "m macro 3-4", "f (a) 5-11"),
        symbols.stream()
            .map(
                s ->
                    s.getName()
                        + " "
                        + s.getDetail()
                        + " "
                        + s.getRange().getStart().getLine()
                        + "-"
                        + s.getRange().getEnd().getLine())
            .toList());
    assertEquals("l", symbols.get(2).getChildren().get(0).getName());
    List<FoldingRange> folds =
        Editor.get(ask().foldingRange(new FoldingRangeRequestParams(Editor.document())));
    assertEquals(
        List.of("3-4", "5-11", "6-10", "8-9", "0-1"),
        folds.stream().map(f -> f.getStartLine() + "-" + f.getEndLine()).toList());
  }

  @Test
  void symbolsOfTheWorkspace() {
    editor.open(program());
    var found =
        Editor.get(editor.server.getWorkspaceService().symbol(new WorkspaceSymbolParams("mn")));
    assertEquals("main", found.getRight().get(0).getName());
    assertEquals(Editor.URI, found.getRight().get(0).getLocation().getLeft().getUri());
  }

  @Test
  void hintsShowTheDepthBeforeEachInstruction() {
    editor.open(program("LOAD_CONST 1", "loop: COPY 1", "POP_JUMP_IF_TRUE loop", "POP"));
    Range all = new Range(new Position(0, 0), new Position(100, 0));
    assertEquals("0 1 2 1 0 1", hints(all));
    JsonSettings.send(editor, "labels");
    assertEquals("1", hints(all));
    JsonSettings.send(editor, "off");
    assertEquals("", hints(all));
  }

  private String hints(Range range) {
    List<InlayHint> hints =
        Editor.get(ask().inlayHint(new InlayHintParams(Editor.document(), range)));
    return String.join(" ", hints.stream().map(h -> h.getLabel().getLeft()).toList());
  }

  @Test
  void formattingKeepsLineEnds() {
    String text = ".func main()\r\nRETURN ; ends\r\n\r\n\r\n\r\n.end";
    editor.open(text);
    var params = new DocumentFormattingParams(Editor.document(), new FormattingOptions(8, true));
    String formatted = Editor.apply(text, Editor.get(ask().formatting(params)));
    assertEquals(
        dev.hotspur.assembler.print.Formatter.format(text, "p").text().orElseThrow(),
        formatted.replace("\r\n", "\n"));
    assertFalse(formatted.replace("\r\n", "").contains("\n"), formatted);
  }
}
