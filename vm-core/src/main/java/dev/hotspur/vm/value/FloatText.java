package dev.hotspur.vm.value;

import java.math.BigInteger;

/**
 * Floats as text: the shortest decimal number that reads back as the same float and, of those, the
 * nearest to it; {@code Double.toString} of JDK 17 often has a digit more (JDK-4511638).
 */
public final class FloatText {
  /** Two decimal numbers of so many digits are never the same normal double. */
  private static final int UNIQUE_DIGITS = 15;

  private static final int MANTISSA_BITS = 52;
  private static final int MIN_EXPONENT = -1074;
  private static final int MIN_FIXED = -4;
  private static final int MAX_FIXED = 16;

  private FloatText() {}

  /** The text as {@code repr} gives it: {@code 1.0}, {@code 1e+16}, {@code 5e-324}, {@code inf}. */
  public static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    } else if (value == 0.0) {
      return 1.0 / value < 0 ? "-0.0" : "0.0";
    }
    String sign = value < 0 ? "-" : "";
    return sign + layOut(shortest(Math.abs(value)));
  }

  /** The number 0.d1d2d3... * 10^exponent. */
  private record Decimal(String digits, int exponent) {}

  /**
   * The shortest digits. What Java gives for a normal double is right when it has no more than 15
   * digits: it reads back, and no other number of at most 15 digits does.
   */
  private static Decimal shortest(double value) {
    if (value >= Double.MIN_NORMAL) {
      Decimal quick = parse(Double.toString(value));
      if (quick.digits.length() <= UNIQUE_DIGITS) {
        return quick;
      }
    }
    return generate(value);
  }

  private static Decimal parse(String java) {
    int e = java.indexOf('E');
    String mantissa = e < 0 ? java : java.substring(0, e);
    int point = mantissa.indexOf('.');
    int exponent = point + (e < 0 ? 0 : Integer.parseInt(java, e + 1, java.length(), 10));
    String digits = mantissa.substring(0, point) + mantissa.substring(point + 1);
    int start = 0;
    int end = digits.length();
    while (digits.charAt(start) == '0') {
      start++;
    }
    while (digits.charAt(end - 1) == '0') {
      end--;
    }
    return new Decimal(digits.substring(start, end), exponent - start);
  }

  /**
   * Digit by digit in exact arithmetic: the free-format algorithm of Burger and Dybvig, "Printing
   * Floating-Point Numbers Quickly and Accurately" (PLDI 1996). {@code r / s} is what is left of
   * the number, {@code low / s} and {@code high / s} are the distances to the ends of the interval
   * of numbers that read back as it; the ends belong to it when the mantissa is even.
   */
  private static Decimal generate(double value) {
    long bits = Double.doubleToLongBits(value);
    int biased = (int) (bits >>> MANTISSA_BITS);
    long mantissa = bits & (1L << MANTISSA_BITS) - 1;
    boolean narrowBelow = mantissa == 0 && biased > 1;
    mantissa |= biased == 0 ? 0 : 1L << MANTISSA_BITS;
    int exponent = Math.max(biased, 1) + MIN_EXPONENT - 1;
    boolean closed = (mantissa & 1) == 0;

    int unit = narrowBelow ? 2 : 1;
    BigInteger r = BigInteger.valueOf(mantissa).shiftLeft(unit + Math.max(exponent, 0));
    BigInteger s = BigInteger.ONE.shiftLeft(unit + Math.max(-exponent, 0));
    BigInteger low = BigInteger.ONE.shiftLeft(Math.max(exponent, 0));
    BigInteger high = narrowBelow ? low.shiftLeft(1) : low;

    int scale = (int) Math.ceil(Math.log10(value) - 1e-10);
    BigInteger power = BigInteger.TEN.pow(Math.abs(scale));
    if (scale >= 0) {
      s = s.multiply(power);
    } else {
      r = r.multiply(power);
      low = low.multiply(power);
      high = high.multiply(power);
    }
    if (r.add(high).compareTo(s) >= (closed ? 0 : 1)) {
      s = s.multiply(BigInteger.TEN);
      scale++;
    }
    return new Decimal(digits(r, s, low, high, closed), scale);
  }

  private static String digits(
      BigInteger rest, BigInteger s, BigInteger lowStart, BigInteger highStart, boolean closed) {
    StringBuilder digits = new StringBuilder();
    BigInteger r = rest;
    BigInteger low = lowStart;
    BigInteger high = highStart;
    while (true) {
      BigInteger[] parts = r.multiply(BigInteger.TEN).divideAndRemainder(s);
      int digit = parts[0].intValue();
      r = parts[1];
      low = low.multiply(BigInteger.TEN);
      high = high.multiply(BigInteger.TEN);
      boolean downReads = r.compareTo(low) < (closed ? 1 : 0);
      boolean upReads = r.add(high).compareTo(s) >= (closed ? 0 : 1);
      if (downReads || upReads) {
        int half = r.shiftLeft(1).compareTo(s);
        boolean up = upReads && (!downReads || half > 0 || (half == 0 && (digit & 1) == 1));
        return digits.append(up ? digit + 1 : digit).toString();
      }
      digits.append(digit);
    }
  }

  /** As {@code format_float_short} of CPython's pystrtod.c lays out a repr. */
  private static String layOut(Decimal decimal) {
    String digits = decimal.digits;
    int point = decimal.exponent;
    if (point <= MIN_FIXED || point > MAX_FIXED) {
      int exponent = point - 1;
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
      return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + size;
    } else if (point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    } else if (digits.length() <= point) {
      return digits + "0".repeat(point - digits.length()) + ".0";
    }
    return digits.substring(0, point) + "." + digits.substring(point);
  }
}
