package dev.hotspur.assembler.syntax;

import java.math.BigInteger;
import java.util.Optional;

/** Reads the literals of ints and floats, which are Python's. */
final class Numbers {
  /** As in Python: beyond it reading a decimal number takes more than linear time. */
  private static final int MOST_DIGITS = 4300;

  private Numbers() {}

  /** A value, or what is wrong with the literal. */
  record Result(Optional<Object> value, String problem) {
    static Result of(Object value) {
      return new Result(Optional.of(value), "");
    }

    static Result bad(String problem) {
      return new Result(Optional.empty(), problem);
    }
  }

  /** Reads a literal that begins with a digit, or with a dot and a digit. */
  static Result read(String literal) {
    int length = literal.length();
    if (length <= 18 && isDigits(literal) && (literal.charAt(0) != '0' || length == 1)) {
      return Result.of(Long.parseLong(literal));
    }
    if (length > 1 && literal.charAt(0) == '0') {
      int bits = bitsOf(literal.charAt(1));
      if (bits > 0) {
        return powerOfTwo(literal, bits);
      }
    }
    return decimal(literal);
  }

  private static int bitsOf(char letter) {
    return switch (letter) {
      case 'b', 'B' -> 1;
      case 'o', 'O' -> 3;
      case 'x', 'X' -> 4;
      default -> 0;
    };
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is digits, with a point and an exponent or without, each digit run as in Python. */
  private static boolean isDecimal(String literal) {
    int at = afterDigits(literal, 0);
    boolean mantissa = at > 0;
    if (at < literal.length() && literal.charAt(at) == '.') {
      int fraction = afterDigits(literal, at + 1);
      mantissa |= fraction > at + 1;
      at = fraction;
    }
    if (mantissa && at < literal.length() && "eE".indexOf(literal.charAt(at)) >= 0) {
      boolean sign = at + 1 < literal.length() && "+-".indexOf(literal.charAt(at + 1)) >= 0;
      int digits = at + (sign ? 2 : 1);
      at = afterDigits(literal, digits);
      mantissa = at > digits;
    }
    return mantissa && at == literal.length();
  }

  /** The offset after the digits at an offset, which single underscores may separate. */
  private static int afterDigits(String literal, int from) {
    int at = from;
    while (at < literal.length()
        && (isDigit(literal.charAt(at))
            || (literal.charAt(at) == '_'
                && at > from
                && isDigit(literal.charAt(at - 1))
                && at + 1 < literal.length()
                && isDigit(literal.charAt(at + 1))))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static Result decimal(String literal) {
    if (!isDecimal(literal)) {
      return Result.bad("malformed number " + shown(literal));
    }
    String plain = literal.replace("_", "");
    if (!isDigits(plain)) {
      return Result.of(Double.parseDouble(plain));
    }
    if (plain.length() > MOST_DIGITS) {
      return Result.bad(
          "a decimal number has " + MOST_DIGITS + " digits at most; write it in hexadecimal");
    }
    BigInteger value = new BigInteger(plain);
    if (plain.charAt(0) == '0' && value.signum() != 0) {
      return Result.bad("a decimal number cannot begin with 0; octal numbers begin with 0o");
    }
    return Result.of(normalised(value));
  }

  /** Digits of one to four bits each, put together from the last, in linear time. */
  private static Result powerOfTwo(String literal, int bits) {
    byte[] magnitude = new byte[(literal.length() * bits + 7) / 8 + 1];
    int place = 0;
    for (int i = literal.length() - 1; i >= 2; i--) {
      char c = literal.charAt(i);
      if (c == '_' && i + 1 < literal.length() && literal.charAt(i - 1) != '_') {
        continue;
      }
      int digit = c < 128 ? Character.digit(c, 1 << bits) : -1;
      if (digit < 0) {
        return Result.bad("malformed number " + shown(literal));
      }
      for (int bit = 0; bit < bits; bit++, place++) {
        magnitude[magnitude.length - 1 - place / 8] |= (byte) ((digit >> bit & 1) << place % 8);
      }
    }
    return place == 0
        ? Result.bad("malformed number " + shown(literal))
        : Result.of(normalised(new BigInteger(1, magnitude)));
  }

  private static String shown(String literal) {
    return literal.length() > 40 ? literal.substring(0, 40) + "..." : literal;
  }

  /** The negative of a number that was read. */
  static Object negated(Object number) {
    return number instanceof Double d
        ? (Object) (-d)
        : normalised(
            number instanceof BigInteger big
                ? big.negate()
                : BigInteger.valueOf((Long) number).negate());
  }

  /** An int as the machine keeps it: a Long if it fits. */
  private static Object normalised(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }
}
