package dev.hotspur.assembler.syntax;

/**
 * A stretch of a source text.
 *
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record Span(int start, int end) {
  /** The stretch from the beginning of this one to the end of another. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }
}
