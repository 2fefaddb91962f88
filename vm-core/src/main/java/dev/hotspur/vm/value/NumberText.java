package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads numbers as {@code int()} and {@code float()} do. */
public final class NumberText {
  /** Longer numerals are split, since BigInteger reads in quadratic time. */
  private static final int SPLIT_DIGITS = 2000;

  private NumberText() {}

  /** Made when a float is read first: most programs only read ints. */
  private static final class Floats {
    private static final Pattern DIGITS =
        Pattern.compile(
            "[+-]?(\\d+(_\\d+)*\\.?|(\\d+(_\\d+)*)?\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern WITH_FRACTION =
        Pattern.compile("[+-]?\\d+(_\\d+)*\\.(\\d+(_\\d+)*)?([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern NAMED =
        Pattern.compile("[+-]?(inf|infinity|nan)", Pattern.CASE_INSENSITIVE);

    private Floats() {}

    static boolean isNamed(String text) {
      return NAMED.matcher(text).matches();
    }

    static boolean isNumeral(String text) {
      return DIGITS.matcher(text).matches() || WITH_FRACTION.matcher(text).matches();
    }
  }

  /**
   * Reads an int.
   *
   * @param base from 2 to 36, or 0 for what a prefix such as {@code 0x} says
   * @return a Long or a BigInteger
   * @throws VmError a ValueError
   */
  public static Object parseInt(String text, int base) {
    String rest = StrText.asciiDigits(StrText.trim(text));
    boolean negative = rest.startsWith("-");
    if (negative || rest.startsWith("+")) {
      rest = rest.substring(1);
    }
    int prefixBase = prefixBase(rest);
    int radix = base;
    if (prefixBase != 0 && (base == 0 || base == prefixBase)) {
      radix = prefixBase;
      rest = rest.substring(rest.startsWith("_", 2) ? 3 : 2);
    } else if (base == 0) {
      radix = 10;
      // A leading zero is allowed for zero alone.
      boolean zeros = rest.startsWith("0") && !rest.chars().allMatch(c -> c == '0' || c == '_');
      rest = zeros ? "" : rest;
    }
    if (!isNumeral(rest, radix)) {
      throw VmError.valueError(
          "invalid literal for int() with base " + base + ": " + Representation.repr(Str.of(text)));
    }
    BigInteger value = parseDigits(rest.replace("_", ""), radix);
    return IntMath.box(negative ? value.negate() : value);
  }

  private static int prefixBase(String text) {
    if (text.length() < 2 || text.charAt(0) != '0') {
      return 0;
    }
    return switch (text.charAt(1)) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  /** Whether a text is digits, with single underscores between them. */
  private static boolean isNumeral(String text, int radix) {
    boolean digitBefore = false;
    for (int i = 0; i < text.length(); i++) {
      char unit = text.charAt(i);
      boolean digit = unit < 0x80 && Character.digit(unit, radix) >= 0;
      if (!digit && (unit != '_' || !digitBefore)) {
        return false;
      }
      digitBefore = digit;
    }
    return digitBefore;
  }

  private static BigInteger parseDigits(String digits, int radix) {
    int length = digits.length();
    if (length <= SPLIT_DIGITS || Integer.bitCount(radix) == 1) {
      return new BigInteger(digits, radix);
    }
    int half = length / 2;
    return parseDigits(digits.substring(0, length - half), radix)
        .multiply(BigInteger.valueOf(radix).pow(half))
        .add(parseDigits(digits.substring(length - half), radix));
  }

  /**
   * Reads a float.
   *
   * @throws VmError a ValueError
   */
  public static double parseFloat(String text) {
    String rest = StrText.asciiDigits(StrText.trim(text));
    if (Floats.isNamed(rest)) {
      boolean negative = rest.startsWith("-");
      boolean nan = rest.toLowerCase(Locale.ROOT).endsWith("nan");
      return nan ? Double.NaN : negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (!Floats.isNumeral(rest)) {
      throw VmError.valueError(
          "could not convert string to float: " + Representation.repr(Str.of(text)));
    }
    return Double.parseDouble(rest.replace("_", ""));
  }
}
