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

  // Written out: linking the generated ones at their first use takes a tenth of a short run.

  @Override
  public boolean equals(Object other) {
    return other instanceof Span that && start == that.start && end == that.end;
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }
}
