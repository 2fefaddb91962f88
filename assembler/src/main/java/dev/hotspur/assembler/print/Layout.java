package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.SourceLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the lines of a program into their columns: what is in a block one step to the right of it,
 * labels one step to the left of the instructions, comments after instructions below each other.
 */
final class Layout {
  private static final int STEP = 8;
  private static final int COMMENT_COLUMN = 40;
  // Beyond this a line moves no other line's comment: one long line would else make all others
  // long.
  private static final int LAST_COMMENT_COLUMN = 80;
  private static final String GAP = "  ";

  private final List<Row> rows = new ArrayList<>();
  private int source;
  private int depth;

  /** A line of the result with the comment that follows its words; no text is a blank line. */
  private record Row(String text, String comment, int source) {
    boolean isBlank() {
      return text.isEmpty();
    }

    int width() {
      return Layout.width(text);
    }
  }

  /** Adds the next line of the source. */
  void add(SourceLine line) {
    source++;
    if (line.isBlank()) {
      if (!rows.isEmpty() && !rows.get(rows.size() - 1).isBlank()) {
        add("", "");
      }
    } else if (line.labels().isEmpty() && line.words().isEmpty()) {
      add(indent(depth) + line.comment(), "");
    } else {
      Optional<Directive> directive = line.directive();
      boolean part = directive.isPresent() && directive.get().isPart();
      statement(line, part ? depth - 1 : depth);
      if (directive.isPresent()) {
        depth += directive.get().opensBlock() ? 1 : 0;
        depth -= directive.get() == Directive.END ? 1 : 0;
      }
    }
  }

  private void add(String text, String comment) {
    rows.add(new Row(text, comment, source));
  }

  private static String indent(int depth) {
    return " ".repeat(STEP * depth);
  }

  /** Adds labels and what follows them: on one line if the labels fit before the statement. */
  private void statement(SourceLine line, int nesting) {
    String statement = indent(nesting) + Spacing.of(line.words());
    if (line.labels().isEmpty()) {
      add(statement, line.comment());
      return;
    }
    String labels = indent(depth - 1) + String.join(": ", line.labels()) + ":";
    if (line.words().isEmpty()) {
      add(labels, line.comment());
    } else if (width(labels) < STEP * nesting) {
      add(labels + statement.substring(width(labels)), line.comment());
    } else {
      add(labels, "");
      add(statement, line.comment());
    }
  }

  private static int width(String text) {
    return text.codePointCount(0, text.length());
  }

  /** All lines added so far, but for blank ones at the end. */
  List<FormatResult.Line> lines() {
    int end = rows.size();
    while (end > 0 && rows.get(end - 1).isBlank()) {
      end--;
    }
    List<FormatResult.Line> lines = new ArrayList<>(end);
    int column = COMMENT_COLUMN;
    for (int i = 0; i < end; i++) {
      if (i == 0 || rows.get(i).isBlank()) {
        column = commentColumn(i + (i == 0 ? 0 : 1), end);
      }
      Row row = rows.get(i);
      lines.add(new FormatResult.Line(commented(row, column), row.source()));
    }
    return lines;
  }

  /** The column of the comments in the lines from an index on to the next blank line. */
  private int commentColumn(int from, int end) {
    int column = COMMENT_COLUMN;
    for (int i = from; i < end && !rows.get(i).isBlank(); i++) {
      int needed = rows.get(i).width() + GAP.length();
      if (!rows.get(i).comment().isEmpty() && needed <= LAST_COMMENT_COLUMN) {
        column = Math.max(column, needed);
      }
    }
    return column;
  }

  private static String commented(Row row, int column) {
    if (row.comment().isEmpty()) {
      return row.text();
    }
    int pad = Math.max(GAP.length(), column - row.width());
    return row.text() + " ".repeat(pad) + row.comment();
  }
}
