package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.print.FormatResult;
import dev.hotspur.assembler.print.Formatter;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.TextEdit;

/**
 * Lays a document out anew. Only what changes is edited, so that the editor keeps its marks, folds
 * and cursors: the formatter says for each line of its result where it comes from, and in a line
 * only what differs is replaced. Line ends stay as they are.
 */
final class Formatting {
  private final View view;
  private final SourceText source;
  private final List<TextEdit> edits = new ArrayList<>();

  private Formatting(View view) {
    this.view = view;
    this.source = view.source();
  }

  /** The edits; none for a document whose syntax is wrong. */
  static List<TextEdit> edits(View view) {
    Optional<List<FormatResult.Line>> lines =
        Formatter.format(view.source().text(), view.name()).lines();
    if (lines.isEmpty()) {
      return List.of();
    }
    Formatting formatting = new Formatting(view);
    formatting.compare(lines.get());
    return formatting.edits;
  }

  /**
   * Goes through the result and the source side by side; each line of the result has its source.
   */
  private void compare(List<FormatResult.Line> lines) {
    String end = lineEnd();
    int next = 1;
    int at = 0;
    while (at < lines.size()) {
      int from = lines.get(at).source();
      StringBuilder text = new StringBuilder(lines.get(at).text());
      at++;
      while (at < lines.size() && lines.get(at).source() == from) {
        text.append(end).append(lines.get(at).text());
        at++;
      }
      if (from > next) {
        replace(new Span(source.lineStart(next), source.lineStart(from)), "");
      }
      replace(new Span(source.lineStart(from), source.lineEnd(from)), text.toString());
      next = from + 1;
    }
    last(next, lines.isEmpty() ? "" : end);
  }

  /** What comes after the last line that is kept: nothing but its line end. */
  private void last(int next, String end) {
    int from = next > 1 ? source.lineEnd(next - 1) : 0;
    Span rest = new Span(from, source.text().length());
    boolean ended = next <= source.lineCount() && source.lineStart(next) == rest.end();
    if (!ended) {
      replace(rest, end);
    }
  }

  private String lineEnd() {
    String first = source.text().substring(source.lineEnd(1), firstLineStop());
    return first.isEmpty() ? "\n" : first;
  }

  private int firstLineStop() {
    return source.lineCount() > 1 ? source.lineStart(2) : source.text().length();
  }

  /** Replaces what differs, and keeps what is the same at both ends. */
  private void replace(Span span, String text) {
    String old = source.text(span);
    int same = 0;
    while (same < Math.min(old.length(), text.length()) && old.charAt(same) == text.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(old.length(), text.length()) - same
        && old.charAt(old.length() - 1 - tail) == text.charAt(text.length() - 1 - tail)) {
      tail++;
    }
    if (old.equals(text)) {
      return;
    }
    Span changed = new Span(span.start() + same, span.end() - tail);
    edits.add(new TextEdit(view.range(changed), text.substring(same, text.length() - tail)));
  }
}
