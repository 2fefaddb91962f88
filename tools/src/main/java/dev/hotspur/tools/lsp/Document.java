package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.SourceText;
import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A document as the editor has it at one moment.
 *
 * @param uri its name in the protocol
 * @param file its name for the assembler: a path for what has one
 * @param version the editor's number for this state
 * @param source its text, which has no byte order mark
 * @param mark 1 if the editor's text begins with a byte order mark, else 0
 */
record Document(String uri, String file, int version, SourceText source, int mark) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static Document of(String uri, String file, int version, String text) {
    int mark = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    return new Document(uri, file, version, new SourceText(file, text), mark);
  }

  /** The document after changes, each of which applies to the state after the one before. */
  Document changed(List<TextDocumentContentChangeEvent> changes, int newVersion) {
    Document result = this;
    for (TextDocumentContentChangeEvent change : changes) {
      result = result.changed(change, newVersion);
    }
    return result;
  }

  private Document changed(TextDocumentContentChangeEvent change, int newVersion) {
    if (change.getRange() == null) {
      return of(uri, file, newVersion, change.getText());
    }
    Positions positions = positions();
    int start = positions.offset(change.getRange().getStart());
    int end = Math.max(start, positions.offset(change.getRange().getEnd()));
    boolean atMark =
        change.getRange().getStart().getLine() == 0
            && change.getRange().getStart().getCharacter() == 0;
    String before = mark == 1 && !atMark ? BYTE_ORDER_MARK : "";
    String text =
        before
            + source.text().substring(0, start)
            + change.getText()
            + source.text().substring(end);
    return of(uri, file, newVersion, text);
  }

  Positions positions() {
    return new Positions(source, mark);
  }
}
