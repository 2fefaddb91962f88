package dev.hotspur.jit.ir;

import java.util.regex.Pattern;

/** Names and strings of the text form. */
final class Words {
  private static final Pattern SIMPLE = Pattern.compile("[A-Za-z_<][A-Za-z0-9_.<>$/]*");

  private Words() {}

  /** A name: as it is if it is one word, else in quotes. */
  static String name(String text) {
    return SIMPLE.matcher(text).matches() ? text : quoted(text);
  }

  /** A string in quotes, on one line. */
  static String quoted(String text) {
    StringBuilder result = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        result.append('\\').append(c);
      } else if (isPlain(c)) {
        result.append(c);
      } else {
        result.append(String.format("\\u%04x", (int) c));
      }
    }
    return result.append('"').toString();
  }

  private static boolean isPlain(char c) {
    return (c >= ' ' && c < 0x7f) || Character.isLetterOrDigit(c);
  }

  /** The string that {@link #quoted} made the text between the quotes of. */
  static String unescaped(String inner) {
    StringBuilder result = new StringBuilder();
    int at = 0;
    while (at < inner.length()) {
      char c = inner.charAt(at);
      if (c != '\\' || at + 1 >= inner.length()) {
        result.append(c);
        at++;
      } else if (inner.charAt(at + 1) == 'u' && at + 6 <= inner.length()) {
        result.append((char) Integer.parseInt(inner.substring(at + 2, at + 6), 16));
        at += 6;
      } else {
        result.append(inner.charAt(at + 1));
        at += 2;
      }
    }
    return result.toString();
  }
}
