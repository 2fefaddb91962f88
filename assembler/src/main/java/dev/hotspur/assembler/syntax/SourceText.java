package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.bytecode.Position;
import java.util.Arrays;
import java.util.List;

/**
 * A program's text with the name of its file, and where its lines begin. A line ends with LF, CR LF
 * or CR.
 */
public final class SourceText {
  private static final int NEAR = 8;

  private final String file;
  private final String text;
  private final boolean hasReturns;
  private final int[] lineStarts;
  private final List<Diagnostic.Note> inclusion;

  /** A text; a byte order mark at its beginning is not part of it. */
  public SourceText(String file, String text) {
    this(file, text, List.of());
  }

  /**
   * A text that is included in another one.
   *
   * @param file the file's name, as messages show it
   * @param text the text; a byte order mark at its beginning is not part of it
   * @param inclusion where it is included, and where the text is that includes it, and so on
   */
  public SourceText(String file, String text, List<Diagnostic.Note> inclusion) {
    this.file = file;
    this.inclusion = List.copyOf(inclusion);
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.hasReturns = this.text.indexOf('\r') >= 0;
    this.lineStarts = findLines();
  }

  /** The file's name, as messages show it. */
  public String file() {
    return file;
  }

  /**
   * Where the text is included, from the inside to the outside; what is said of it says this too.
   */
  public List<Diagnostic.Note> inclusion() {
    return inclusion;
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** The characters of a span. */
  public String text(Span span) {
    return text.substring(span.start(), span.end());
  }

  private int[] findLines() {
    int[] starts = new int[16];
    int count = 1;
    for (int end = endOfLine(0); end < text.length(); end = endOfLine(starts[count - 1])) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, 2 * count);
      }
      starts[count++] = text.startsWith("\r\n", end) ? end + 2 : end + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  /** Where the line that an offset is in ends: at its line end, or with the text. */
  int endOfLine(int offset) {
    if (!hasReturns) {
      int end = text.indexOf('\n', offset);
      return end < 0 ? text.length() : end;
    }
    int end = offset;
    while (end < text.length() && !isLineEnd(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** The number of lines; a text that ends with a line end has an empty one after it. */
  public int lineCount() {
    return lineStarts.length;
  }

  /** The offset of a line's first character; lines count from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** The line that an offset is in, from 1. */
  public int line(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** The line that an offset is in, from 1; quick if it is {@code near} or one of the next. */
  int line(int offset, int near) {
    if (offset < lineStarts[near - 1]) {
      return line(offset);
    }
    int last = Math.min(near + NEAR, lineStarts.length);
    int found = near;
    while (found < last && offset >= lineStarts[found]) {
      found++;
    }
    return found == last && found < lineStarts.length ? line(offset) : found;
  }

  /** The column of an offset in code points, from 1. */
  private int column(int line, int offset) {
    return text.codePointCount(lineStarts[line - 1], offset) + 1;
  }

  /** The place of a span; of one that covers several lines, its part in the first. */
  public Place place(Span span) {
    int line = line(span.start());
    int start = lineStarts[line - 1];
    int end = lineEnd(line);
    int from = Math.min(span.start(), end);
    int to = Math.min(Math.max(span.end(), from), end);
    return new Place(
        file, line, column(line, from), column(line, to), Excerpt.of(text, start, end, from, to));
  }

  /** The offset after a line's last character, its line end left aside; lines count from 1. */
  public int lineEnd(int line) {
    int end = line < lineStarts.length ? lineStarts[line] : text.length();
    while (end > lineStarts[line - 1] && isLineEnd(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** The position that an instruction written at a span has; the span lies within one line. */
  public Position position(Span span) {
    return position(span, line(span.start()));
  }

  /** The position of a span that lies within a line. */
  Position position(Span span, int line) {
    int column = column(line, span.start());
    return Position.of(line, column, column + text.codePointCount(span.start(), span.end()));
  }
}
