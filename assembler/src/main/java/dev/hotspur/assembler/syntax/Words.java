package dev.hotspur.assembler.syntax;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** How names are written: which need quotes, and which words are literals. */
public final class Words {
  /** What is written before a name and after it when it is not a plain word. */
  public static final char QUOTE = '`';

  private static final Map<String, Double> FLOATS =
      Map.of("inf", Double.POSITIVE_INFINITY, "nan", Double.NaN);
  private static final Set<String> LITERALS =
      Set.of("None", "True", "False", "Ellipsis", "inf", "nan");

  private Words() {}

  /** Whether a word is a literal and therefore no name, unless it is quoted. */
  public static boolean isLiteral(String word) {
    return LITERALS.contains(word);
  }

  /** The words that are literals, in alphabetical order. */
  public static List<String> literals() {
    return LITERALS.stream().sorted().toList();
  }

  /** The floats that are words. */
  static Map<String, Double> floats() {
    return FLOATS;
  }

  static boolean isStart(int codePoint) {
    return codePoint < 128
        ? (codePoint >= 'a' && codePoint <= 'z')
            || (codePoint >= 'A' && codePoint <= 'Z')
            || codePoint == '_'
        : Character.isUnicodeIdentifierStart(codePoint);
  }

  static boolean isPart(int codePoint) {
    return codePoint < 128
        ? isStart(codePoint) || (codePoint >= '0' && codePoint <= '9')
        : Character.isUnicodeIdentifierPart(codePoint)
            && !Character.isIdentifierIgnorable(codePoint);
  }

  /** Whether a name can be written without quotes: words joined by single dots, no literal. */
  public static boolean isPlain(String name) {
    boolean atStart = true;
    for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
      int c = name.codePointAt(i);
      if (atStart ? !isStart(c) : !isPart(c) && c != '.') {
        return false;
      }
      atStart = c == '.';
    }
    return !atStart && !isLiteral(name);
  }

  /** The name as it is written in a program, in quotes if need be. */
  public static String written(String name) {
    return isPlain(name) ? name : Escapes.quote(name, QUOTE);
  }
}
