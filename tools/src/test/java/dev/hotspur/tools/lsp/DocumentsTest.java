package dev.hotspur.tools.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.syntax.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents as they change, and what is found wrong with them. */
class DocumentsTest {
  @TempDir Path folder;

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of("a", "\t", "\n", "\r\n", "\r", "😀", "é", "\uFEFF", "x;")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  /** A document follows changes as a text does that is cut and joined. */
  @Property(seed = "20261121")
  void changesAreFollowed(
      @ForAll("texts") String text,
      @ForAll("texts") String inserted,
      @ForAll int one,
      @ForAll int other) {
    Document document = Document.of("u", "f", 1, text);
    int mark = document.mark();
    String plain = text.substring(mark);
    int from = Math.floorMod(Math.min(one, other), plain.length() + 1);
    int to = from + Math.floorMod(Math.max(one, other), plain.length() - from + 1);
    Positions positions = document.positions();
    // A position within CR LF is not one; the protocol has it before.
    int start = positions.offset(positions.position(from));
    int end = Math.max(start, positions.offset(positions.position(to)));
    Range range = new Range(positions.position(start), positions.position(end));
    Document changed =
        document.changed(List.of(new TextDocumentContentChangeEvent(range, inserted)), 2);
    String expected =
        text.substring(0, mark) + plain.substring(0, start) + inserted + plain.substring(end);
    assertEquals(Document.of("u", "f", 2, expected).source().text(), changed.source().text());
  }

  /** What the protocol counts is the distance from the line's beginning in UTF-16. */
  @Property(seed = "20261121")
  void positionsThereAndBack(@ForAll("texts") String text, @ForAll int number) {
    SourceText source = new SourceText("f", text);
    Positions positions = new Positions(source, 0);
    int offset = Math.floorMod(number, source.text().length() + 1);
    Position position = positions.position(offset);
    String before = source.text().substring(0, offset);
    boolean within = before.endsWith("\r") && source.text().startsWith("\n", offset);
    if (!within) {
      String[] lines = before.split("\r\n|\r|\n", -1);
      assertEquals(lines.length - 1, position.getLine());
      assertEquals(lines[lines.length - 1].length(), position.getCharacter());
      assertEquals(offset, positions.offset(position));
    }
  }

  @Test
  void findingsCountInUtf16AndFollowTyping() {
    try (Editor editor = new Editor()) {
      editor.open(".func main()\nLOAD_CONST \"😀\", x\nRETURN\n.end\n");
      Diagnostic finding = editor.findings(Editor.URI).get(0);
      Range second = new Range(new Position(1, 17), new Position(1, 18));
      assertEquals(second, finding.getRange());
      editor.change(Editor.URI, new Range(new Position(1, 15), new Position(1, 18)), "");
      assertEquals(List.of(), editor.findings(Editor.URI));
    }
  }

  @Test
  void aMistakeInAMacroNamesBothPlaces() {
    try (Editor editor = new Editor()) {
      editor.open(
          """
          .macro m
          LOAD_FAST nothing
          .end
          .macro n
          m
          .end
          .func main()
          n
          RETURN
          .end
          """);
      Diagnostic finding = editor.findings(Editor.URI).get(0);
      assertEquals(1, finding.getRange().getStart().getLine());
      assertEquals(
          List.of("4: in the macro m, which is used here", "7: in the macro n, which is used here"),
          finding.getRelatedInformation().stream()
              .map(r -> r.getLocation().getRange().getStart().getLine() + ": " + r.getMessage())
              .toList());
    }
  }

  @Test
  void aMistakeInAFileThatIsNotOpenIsToldWhereItIsUsed() throws IOException {
    Path lib = folder.resolve("lib.spur");
    Files.writeString(lib, ".macro m\nLOAD_FAST nothing\n.end\n.func f()\nFOO\n.end\n");
    String uri = folder.resolve("main.spur").toUri().toString();
    try (Editor editor = new Editor()) {
      editor.open(uri, ".include \"lib.spur\"\n.func main()\nm\nRETURN\n.end\n");
      List<Diagnostic> found = editor.findings(uri);
      assertEquals(
          List.of(
              "2: there is no local variable nothing: nothing stores into it",
              "0: there is no instruction or macro FOO"),
          found.stream()
              .map(d -> d.getRange().getStart().getLine() + ": " + d.getMessage())
              .toList());
      assertEquals(
          new Location(lib.toUri().toString(), new Range(new Position(1, 10), new Position(1, 17))),
          found.get(0).getRelatedInformation().get(0).getLocation());
      editor.open(lib.toUri().toString(), Files.readString(lib));
      assertEquals(2, editor.findings(lib.toUri().toString()).size());
      assertEquals(List.of(), editor.findings(uri, 1));
    }
  }

  @Test
  void suggestionsBecomeFixes() {
    try (Editor editor = new Editor()) {
      String text = ".fucn main()\nRETURN\n.end\n";
      editor.open(text);
      Diagnostic finding = editor.findings(Editor.URI).get(0);
      CodeActionParams params =
          new CodeActionParams(
              Editor.document(), finding.getRange(), new CodeActionContext(List.of(finding)));
      CodeAction fix =
          Editor.get(editor.server.getTextDocumentService().codeAction(params)).get(0).getRight();
      String fixed = Editor.apply(text, fix.getEdit().getChanges().get(Editor.URI));
      assertEquals(".func main()\nRETURN\n.end\n", fixed);
    }
  }

  private String uri(String name) {
    return folder.resolve(name).toUri().toString();
  }

  @Test
  void aFileIsPartOfTheProgramsThatIncludeIt() throws IOException {
    Files.writeString(folder.resolve("lib.spur"), ".const size = 1\n");
    String program = ".include \"lib.spur\"\n.func main()\nLOAD_CONST size\nRETURN\n.end\n";
    Files.writeString(folder.resolve("closed.spur"), program);
    try (Editor editor = new Editor(List.of(new WorkspaceFolder(uri(""), "f")), "off")) {
      editor.open(uri("main.spur"), program);
      assertEquals(List.of(), editor.findings(uri("main.spur")));
      editor.open(uri("lib.spur"), ".const size = 1\n");
      assertEquals(List.of(), editor.findings(uri("lib.spur")));
      RenameParams params =
          new RenameParams(
              new TextDocumentIdentifier(uri("lib.spur")), new Position(0, 8), "length");
      var changes = Editor.get(editor.server.getTextDocumentService().rename(params)).getChanges();
      assertEquals(
          Stream.of("closed.spur", "lib.spur", "main.spur").map(this::uri).toList(),
          changes.keySet().stream().sorted().toList());
      editor.change(uri("lib.spur"), new Range(new Position(0, 7), new Position(0, 11)), "length");
      List<Diagnostic> found = editor.findings(uri("main.spur"), 1);
      assertTrue(found.get(0).getMessage().contains("no constant size"), found::toString);
    }
  }

  /** Whatever is typed, each question has an answer. */
  @Property(tries = 60, seed = "20261121")
  void brokenProgramsAreAnswered(@ForAll("pieces") String text, @ForAll int place) {
    try (Editor editor = new Editor(List.of(), "instructions")) {
      int at = Math.floorMod(place, text.length() + 1);
      Position position = new Positions(new SourceText("f", text), 0).position(at);
      editor.open(text);
      Questions.askAll(editor, position);
      assertEquals("", editor.complaints.toString());
    }
  }

  @Provide
  Arbitrary<String> pieces() {
    return Arbitraries.of(
            ".func f(a, b=",
            ")",
            ".func main() ",
            "pure",
            "\n",
            "\n",
            "\r\n",
            "\n.end\n",
            ".try",
            ".except ",
            ".finally",
            "LOAD_FAST ",
            "LOAD_CONST ",
            "JUMP ",
            "a",
            "a: ",
            "m ",
            "`",
            "\"",
            "(",
            ",",
            "1",
            ".macro m(a, b)",
            ".const c = ",
            ".include ",
            ";",
            "😀",
            ".cell a",
            ".free a")
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  @Test
  void tokensCoverAProgramInOrder() throws IOException {
    try (Editor editor = new Editor()) {
      editor.open(Files.readString(Path.of("..", "workloads", "programs", "quicksort.spur")));
      List<Integer> data =
          Editor.get(
                  editor
                      .server
                      .getTextDocumentService()
                      .semanticTokensFull(new SemanticTokensParams(Editor.document())))
              .getData();
      List<String> types = Highlighting.legend().getTokenTypes();
      List<String> found = new ArrayList<>();
      for (int i = 3; i < data.size(); i += 5) {
        found.add(types.get(data.get(i)));
      }
      List<String> wanted =
          List.of("comment", "decorator", "variable", "macro", "parameter", "keyword", "label");
      assertTrue(found.containsAll(wanted), found::toString);
    }
  }
}
