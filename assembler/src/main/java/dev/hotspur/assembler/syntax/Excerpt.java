package dev.hotspur.assembler.syntax;

/**
 * A line as it is shown under a message, with a caret line under the place: of a very long line the
 * part around the place, what cannot be seen as an escape. Tabs stay tabs, above and below, so that
 * the caret stands right whatever width the reader gives them.
 */
final class Excerpt {
  private static final int WIDEST = 160;
  private static final int BEFORE = 60;
  private static final String CUT = "...";

  private final String text;
  private final StringBuilder shown = new StringBuilder();
  private final StringBuilder caret = new StringBuilder();
  private int width;

  private Excerpt(String text) {
    this.text = text;
  }

  /**
   * Makes an excerpt.
   *
   * @param text the whole text
   * @param lineStart offset of the line's first character
   * @param lineEnd offset after its last one
   * @param from offset of the place's first character, within the line
   * @param to offset after its last one, within the line
   */
  static String of(String text, int lineStart, int lineEnd, int from, int to) {
    Excerpt excerpt = new Excerpt(text);
    boolean fits = lineEnd - lineStart <= WIDEST;
    int first = fits ? lineStart : excerpt.whole(Math.max(lineStart, from - BEFORE));
    int last = fits ? lineEnd : excerpt.whole(Math.min(lineEnd, first + WIDEST));
    if (first > lineStart) {
      excerpt.shown.append(CUT);
      excerpt.caret.append(" ".repeat(CUT.length()));
    }
    excerpt.show(first, last, from, to);
    if (last < lineEnd) {
      excerpt.shown.append(CUT);
    }
    String under = "~".repeat(Math.max(0, excerpt.width - 1));
    return excerpt.shown.append('\n').append(excerpt.caret).append('^').append(under).toString();
  }

  /** The offset, or the one before if it is within a character. */
  private int whole(int offset) {
    boolean inside =
        offset > 0 && offset < text.length() && Character.isLowSurrogate(text.charAt(offset));
    return inside ? offset - 1 : offset;
  }

  private void show(int first, int last, int from, int to) {
    int at = first;
    while (at < last) {
      int c = text.codePointAt(at);
      int columns = show(c);
      if (at >= from && at < to) {
        width += columns;
      } else if (at < from) {
        caret.append(c == '\t' ? "\t" : " ".repeat(columns));
      }
      at += Character.charCount(c);
    }
  }

  /** Appends a character; the columns it takes. */
  private int show(int c) {
    int before = shown.length();
    Escapes.appendVisible(shown, c);
    boolean plain = shown.codePointAt(before) == c;
    return plain ? CharacterWidth.of(c) : shown.length() - before;
  }
}
