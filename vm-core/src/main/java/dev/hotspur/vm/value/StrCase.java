package dev.hotspur.vm.value;

import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;

/** Methods of strings about kinds of characters and their case. */
final class StrCase {
  private static final String IOTA = "\u0399";
  private static final String IOTA_BELOW = "\u0345";

  private StrCase() {}

  static Map<String, BuiltinValue> table() {
    return new MethodTable(Types.STR)
        .add(Signature.none("str.upper"), Effects.PURE, (c, a) -> Str.of(upper(self(c, a))))
        .add(Signature.none("str.lower"), Effects.PURE, (c, a) -> Str.of(lower(self(c, a))))
        .add(Signature.none("str.title"), Effects.PURE, (c, a) -> Str.of(title(self(c, a))))
        .add(
            Signature.none("str.capitalize"),
            Effects.PURE,
            (c, a) -> Str.of(capitalize(self(c, a))))
        .add(Signature.none("str.swapcase"), Effects.PURE, (c, a) -> Str.of(swapCase(self(c, a))))
        .add(Signature.none("str.isdigit"), Effects.PURE, (c, a) -> all(c, a, StrCase::isDigit))
        .add(Signature.none("str.isdecimal"), Effects.PURE, (c, a) -> all(c, a, Character::isDigit))
        .add(Signature.none("str.isalpha"), Effects.PURE, (c, a) -> all(c, a, Character::isLetter))
        .add(Signature.none("str.isalnum"), Effects.PURE, (c, a) -> all(c, a, StrCase::isAlnum))
        .add(Signature.none("str.isspace"), Effects.PURE, (c, a) -> all(c, a, StrText::isSpace))
        .add(Signature.none("str.isascii"), Effects.PURE, StrCase::isAscii)
        .add(
            Signature.none("str.isupper"),
            Effects.PURE,
            (c, a) -> cased(c, a, Character::isUpperCase))
        .add(
            Signature.none("str.islower"),
            Effects.PURE,
            (c, a) -> cased(c, a, Character::isLowerCase))
        .build();
  }

  private static String self(CallContext context, Object[] arguments) {
    return StrMethods.self(context, arguments);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    int first = Character.charCount(text.codePointAt(0));
    // Lowered as a whole, since what a final sigma becomes depends on the letters before it.
    String lowered = lower(text).substring(lower(text.substring(0, first)).length());
    return titleCase(text.codePointAt(0)) + lowered;
  }

  /** A code point as it begins a title, which may be several: a sharp s becomes Ss. */
  private static String titleCase(int point) {
    int simple = Character.toTitleCase(point);
    String upper = upper(Character.toString(point));
    boolean several = upper.codePointCount(0, upper.length()) > 1;
    if (simple != point || !several || Character.isTitleCase(point)) {
      return Character.toString(simple);
    }
    if (upper.endsWith(IOTA)) {
      // A Greek iota below a letter becomes a letter of its own in capitals only.
      return upper.substring(0, upper.length() - 1) + IOTA_BELOW;
    }
    int first = upper.offsetByCodePoints(0, 1);
    boolean ligature = point == 0xDF || point == 0x587 || point >= 0xFB00;
    return ligature ? upper.substring(0, first) + lower(upper.substring(first)) : upper;
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder();
    String lowered = lower(text);
    boolean aligned = lowered.length() == text.length();
    boolean inWord = false;
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (!inWord) {
        out.append(titleCase(point));
      } else {
        out.append(aligned ? lowered.substring(at, next) : lower(Character.toString(point)));
      }
      inWord = isCased(point);
      at = next;
    }
    return out.toString();
  }

  private static String swapCase(String text) {
    StringBuilder out = new StringBuilder();
    String lowered = lower(text);
    boolean aligned = lowered.length() == text.length();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      String one = Character.toString(point);
      if (Character.isUpperCase(point)) {
        out.append(aligned ? lowered.substring(at, next) : lower(one));
      } else {
        out.append(Character.isLowerCase(point) ? upper(one) : one);
      }
      at = next;
    }
    return out.toString();
  }

  private static boolean isCased(int point) {
    return Character.isLowerCase(point)
        || Character.isUpperCase(point)
        || Character.isTitleCase(point);
  }

  private static boolean isAlnum(int point) {
    int type = Character.getType(point);
    return Character.isLetter(point)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Decimal digits, and those in other shapes such as superscripts and circles. */
  private static boolean isDigit(int point) {
    return Character.isDigit(point) || (point > 0xB1 && DigitShapes.contains(point));
  }

  private static Object all(CallContext context, Object[] arguments, IntPredicate predicate) {
    String text = self(context, arguments);
    return !text.isEmpty() && text.codePoints().allMatch(predicate);
  }

  private static Object isAscii(CallContext context, Object[] arguments) {
    return StrText.isAscii(self(context, arguments));
  }

  /** Whether there are cased characters and all of them satisfy the predicate. */
  private static Object cased(CallContext context, Object[] arguments, IntPredicate predicate) {
    String text = self(context, arguments);
    return text.codePoints().anyMatch(predicate)
        && text.codePoints().filter(StrCase::isCased).allMatch(predicate);
  }
}
