package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.value.StrText;
import java.util.Locale;

/** Python's escape sequences, in both directions. */
public final class Escapes {
  private static final String LETTERS = "abfnrtv";

  /** In place of a quote: nothing is quoted, so backslashes need no escape. */
  private static final char VISIBLE = '\0';

  private static final String MEANINGS = "\u0007\b\f\n\r\t\u000b";

  private Escapes() {}

  /** What reading one escape gave. */
  sealed interface Result {
    /** A code point, and the offset after the escape. */
    record CodePoint(int value, int end) implements Result {}

    /** No escape that Python has: the backslash stands for itself. */
    record Unknown() implements Result {}

    /** A malformed one: what is wrong, and the offset after the bad part. */
    record Malformed(String message, int end) implements Result {}
  }

  /**
   * Reads the escape at a backslash.
   *
   * @param text the source
   * @param backslash where the backslash is; at least one character of the literal follows
   * @param end where the literal ends
   * @param bytes whether it is a bytes literal, which has no Unicode escapes
   */
  static Result read(String text, int backslash, int end, boolean bytes) {
    int at = backslash + 1;
    char c = text.charAt(at);
    int letter = LETTERS.indexOf(c);
    if (letter >= 0) {
      return new Result.CodePoint(MEANINGS.charAt(letter), at + 1);
    }
    if (c == '\\' || c == '\'' || c == '"' || c == Words.QUOTE) {
      return new Result.CodePoint(c, at + 1);
    }
    if (c >= '0' && c <= '7') {
      return octal(text, at, end);
    }
    if (c == 'x') {
      return hex(text, at, end, 2);
    }
    if (bytes) {
      return new Result.Unknown();
    }
    return switch (c) {
      case 'u' -> hex(text, at, end, 4);
      case 'U' -> hex(text, at, end, 8);
      case 'N' -> named(text, at, end);
      default -> new Result.Unknown();
    };
  }

  private static Result octal(String text, int start, int end) {
    int value = 0;
    int at = start;
    while (at < end && at < start + 3 && Character.digit(text.charAt(at), 8) >= 0) {
      value = value * 8 + Character.digit(text.charAt(at), 8);
      at++;
    }
    return new Result.CodePoint(value, at);
  }

  private static Result hex(String text, int letter, int end, int digits) {
    int at = letter + 1;
    long value = 0;
    while (at < end && at <= letter + digits && isHex(text.charAt(at))) {
      value = value * 16 + Character.digit(text.charAt(at), 16);
      at++;
    }
    if (at <= letter + digits) {
      String escape = "\\" + text.charAt(letter);
      return new Result.Malformed(
          escape + " must be followed by " + digits + " hexadecimal digits", at);
    }
    if (value > Character.MAX_CODE_POINT) {
      return new Result.Malformed("there is no such character; the last is \\U0010ffff", at);
    }
    return new Result.CodePoint((int) value, at);
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private static Result named(String text, int letter, int end) {
    int open = letter + 1;
    int close = open;
    while (close < end && text.charAt(close) != '}') {
      close++;
    }
    if (close == end || text.charAt(open) != '{') {
      return new Result.Malformed("\\N must be followed by a character's name in braces", open);
    }
    try {
      return new Result.CodePoint(
          Character.codePointOf(text.substring(open + 1, close)), close + 1);
    } catch (IllegalArgumentException e) {
      return new Result.Malformed("there is no character of that name", close + 1);
    }
  }

  /**
   * The text with escapes for what cannot be seen, so that it can be shown on a terminal without
   * doing anything there; tabs and the backslash itself stay as they are.
   */
  public static String visible(String text) {
    if (text.codePoints().allMatch(Escapes::isVisible)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> appendVisible(out, c));
    return out.toString();
  }

  /** Appends a character as {@link #visible} shows it. */
  static void appendVisible(StringBuilder out, int c) {
    if (c == '\t') {
      out.append('\t');
    } else {
      append(out, c, VISIBLE);
    }
  }

  /** The text in quotes, with escapes for what cannot be seen or would end it. */
  public static String quote(String text, char quote) {
    StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      append(out, text.codePointAt(i), quote);
    }
    return out.append(quote).toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    int named = MEANINGS.indexOf(c);
    if (named >= 0) {
      out.append('\\').append(LETTERS.charAt(named));
    } else if ((c == '\\' || c == quote) && quote != VISIBLE) {
      out.append('\\').append((char) c);
    } else if (isVisible(c)) {
      out.appendCodePoint(c);
    } else {
      String form = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
      out.append(String.format(Locale.ROOT, form, c));
    }
  }

  private static boolean isVisible(int c) {
    return c == ' ' || StrText.isPrintable(c);
  }
}
