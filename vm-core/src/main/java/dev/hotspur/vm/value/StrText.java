package dev.hotspur.vm.value;

/** Strings as literals, and kinds of characters. */
public final class StrText {
  private StrText() {}

  /** Appends the literal: in single quotes unless only they occur in it, unprintables escaped. */
  static void repr(String text, StringBuilder out) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(point -> escape(point, quote, out));
    out.append(quote);
  }

  private static void escape(int point, char quote, StringBuilder out) {
    if (point == quote || point == '\\') {
      out.append('\\').append((char) point);
    } else if (point == '\n') {
      out.append("\\n");
    } else if (point == '\r') {
      out.append("\\r");
    } else if (point == '\t') {
      out.append("\\t");
    } else if (point == ' ' || isPrintable(point)) {
      out.appendCodePoint(point);
    } else if (point <= 0xFF) {
      out.append("\\x%02x".formatted(point));
    } else {
      out.append((point <= 0xFFFF ? "\\u%04x" : "\\U%08x").formatted(point));
    }
  }

  /**
   * Whether Python shows a code point as it is in a literal, which the blank is apart from this.
   */
  public static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Whether Python takes a code point for white space: those of its {@code str.isspace}. */
  static boolean isSpace(int point) {
    return (point >= 0x09 && point <= 0x0D)
        || (point >= 0x1C && point <= 0x20)
        || point == 0x85
        || point == 0xA0
        || point == 0x1680
        || (point >= 0x2000 && point <= 0x200A)
        || point == 0x2028
        || point == 0x2029
        || point == 0x202F
        || point == 0x205F
        || point == 0x3000;
  }

  /** Without white space at both ends. */
  static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  /** With decimal digits of all scripts written as ASCII digits, for number parsing. */
  static String asciiDigits(String text) {
    if (isAscii(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            point ->
                out.appendCodePoint(
                    Character.isDigit(point) ? '0' + Character.digit(point, 10) : point));
    return out.toString();
  }
}
