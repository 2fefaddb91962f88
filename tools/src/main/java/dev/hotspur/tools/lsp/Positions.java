package dev.hotspur.tools.lsp;

import dev.hotspur.assembler.syntax.Place;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/**
 * Turns offsets into the protocol's positions and back. The protocol counts lines from 0 and, in a
 * line, the units of UTF-16, which is what Java's strings consist of; the assembler's columns are
 * code points.
 *
 * @param source the text
 * @param mark how many units before the text the editor counts in its first line
 */
record Positions(SourceText source, int mark) {

  /** The position of an offset. */
  Position position(int offset) {
    int line = source.line(offset);
    int shift = line == 1 ? mark : 0;
    return new Position(line - 1, offset - source.lineStart(line) + shift);
  }

  /** The range of a span. */
  Range range(Span span) {
    return new Range(position(span.start()), position(span.end()));
  }

  /** The offset of a position; of one behind its line's end, that end. */
  int offset(Position position) {
    if (position.getLine() >= source.lineCount()) {
      return source.text().length();
    }
    int line = Math.max(0, position.getLine()) + 1;
    int shift = line == 1 ? mark : 0;
    int start = source.lineStart(line);
    // The sum is not made before it is known to be small: a client may say 2147483647.
    int room = source.lineEnd(line) - start;
    return start + Math.max(0, Math.min(position.getCharacter() - shift, room));
  }

  /** The range of a place in this text. */
  Range range(Place place) {
    int line = Math.min(place.line(), source.lineCount());
    int from = offset(line, place.column());
    return new Range(position(from), position(Math.max(from, offset(line, place.endColumn()))));
  }

  private int offset(int line, int column) {
    int start = source.lineStart(line);
    int end = source.lineEnd(line);
    int room = source.text().codePointCount(start, end);
    return source.text().offsetByCodePoints(start, Math.max(0, Math.min(column - 1, room)));
  }
}
