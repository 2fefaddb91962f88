package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.bytecode.Position;

/**
 * Finds the positions of spans that mostly follow each other in a text: it looks near the last one
 * before it searches the whole text.
 */
public final class PositionFinder {
  private final SourceText source;
  private int line = 1;

  /** A finder that begins at the first line. */
  public PositionFinder(SourceText source) {
    this.source = source;
  }

  /** The position that an instruction written at a span has; the span lies within one line. */
  public Position position(Span span) {
    line = source.line(span.start(), line);
    return source.position(span, line);
  }
}
