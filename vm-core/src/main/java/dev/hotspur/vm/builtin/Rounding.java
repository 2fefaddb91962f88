package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.VmError;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Floats as ints, rounded floats, and floats taken for equal. Public, with its methods, because
 * compiled code calls them.
 *
 * <p>What gives an int raises a ValueError for NaN and an OverflowError for an infinity, and throws
 * {@link ArithmeticException} for ints of more than 64 bits.
 */
public final class Rounding {
  /** Beyond these numbers of digits every float stays as it is, or becomes zero. */
  private static final int MOST_DIGITS = 323;

  private static final int LEAST_DIGITS = -308;

  private static final double RELATIVE_TOLERANCE = 1e-9;

  private Rounding() {}

  /** An int is what it is rounded to. */
  public static long whole(long number) {
    return number;
  }

  /** The greatest int that is not greater. */
  public static long floor(double number) {
    return toInt(Math.floor(number));
  }

  /** The smallest int that is not smaller. */
  public static long ceil(double number) {
    return toInt(Math.ceil(number));
  }

  /** The int without the fraction. */
  public static long truncate(double number) {
    return toInt(number);
  }

  /** The nearest int, the even one of two. */
  public static long round(double number) {
    return toInt(Math.rint(number));
  }

  /** The nearest int of so many decimal digits, or of so many zeros at the end. */
  public static long round(long number, long digits) {
    Object rounded =
        digits >= 0
            ? (Object) number
            : NumberFunctions.round(BigInteger.valueOf(number), BigInteger.valueOf(digits));
    if (rounded instanceof Long result) {
      return result;
    }
    throw new ArithmeticException("more than 64 bits");
  }

  private static long toInt(double number) {
    if (Math.abs(number) < 0x1p63) {
      return (long) number;
    } else if (Numbers.truncate(number) instanceof Long smallest) {
      return smallest;
    }
    throw new ArithmeticException("more than 64 bits");
  }

  /**
   * The nearest float of so many decimal digits, or of so many zeros before the point.
   *
   * @throws VmError an OverflowError if it is beyond all floats
   */
  public static double round(double number, long digits) {
    boolean finite = !Double.isNaN(number) && !Double.isInfinite(number);
    if (!finite || digits > MOST_DIGITS) {
      return number;
    } else if (digits < LEAST_DIGITS) {
      return 0.0 * number;
    }
    double result =
        new BigDecimal(number).setScale((int) digits, RoundingMode.HALF_EVEN).doubleValue();
    if (Double.isInfinite(result)) {
      throw VmError.overflow("rounded value too large to represent");
    }
    return Math.copySign(result, number);
  }

  /** Whether two numbers are taken for equal, as {@code math.isclose} does by default. */
  public static boolean isClose(double a, double b) {
    return isClose(a, b, RELATIVE_TOLERANCE, 0.0);
  }

  /** The same with tolerances that are not negative. */
  static boolean isClose(double a, double b, double relative, double absolute) {
    if (a == b) {
      return true;
    } else if (Double.isInfinite(a) || Double.isInfinite(b)) {
      return false;
    }
    double gap = Math.abs(b - a);
    return gap <= Math.abs(relative * b) || gap <= Math.abs(relative * a) || gap <= absolute;
  }

  /**
   * x times 2 to the power of an int.
   *
   * @throws VmError an OverflowError if that is beyond all floats
   */
  public static double scale(double x, long exponent) {
    if (x == 0.0 || Double.isNaN(x) || Double.isInfinite(x)) {
      return x;
    }
    // Outside of these bounds every float overflows or vanishes.
    double result = Math.scalb(x, (int) Math.max(-5000, Math.min(5000, exponent)));
    if (Double.isInfinite(result)) {
      throw MathErrors.range();
    }
    return result;
  }
}
