package dev.hotspur.vm.value;

import java.math.BigInteger;

/** Arithmetic of ints; this class works on unboxed ones of 64 bits. */
public final class IntMath {
  private IntMath() {}

  /** {@code a + b}: a Long, or a BigInteger if 64 bits do not hold it. */
  public static Object add(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? (Object) big(a).add(big(b)) : (Object) sum;
  }

  /** {@code a - b}: a Long, or a BigInteger if 64 bits do not hold it. */
  public static Object sub(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0
        ? (Object) big(a).subtract(big(b))
        : (Object) difference;
  }

  /** {@code a * b}: a Long, or a BigInteger if 64 bits do not hold it. */
  public static Object mul(long a, long b) {
    long low = a * b;
    return Math.multiplyHigh(a, b) == low >> 63 ? (Object) low : (Object) big(a).multiply(big(b));
  }

  /** {@code -a}: a Long, or a BigInteger for the smallest long. */
  public static Object negate(long a) {
    return a == Long.MIN_VALUE ? (Object) big(a).negate() : (Object) (-a);
  }

  /**
   * {@code a // b}, rounded down. The one result that 64 bits do not hold, of the smallest long by
   * -1, must be excluded by the caller ({@link #floorDivide} gives it).
   *
   * @throws VmError a ZeroDivisionError
   */
  public static long floorDiv(long a, long b) {
    if (b == 0) {
      throw VmError.zeroDivision("integer division or modulo by zero");
    }
    return Math.floorDiv(a, b);
  }

  /**
   * {@code a // b}, whatever its size.
   *
   * @throws VmError a ZeroDivisionError
   */
  public static Object floorDivide(long a, long b) {
    return b == -1 ? negate(a) : (Object) floorDiv(a, b);
  }

  /**
   * {@code a % b}, with the sign of b.
   *
   * @throws VmError a ZeroDivisionError
   */
  public static long floorMod(long a, long b) {
    if (b == 0) {
      throw VmError.zeroDivision("integer modulo by zero");
    }
    return Math.floorMod(a, b);
  }

  /**
   * {@code a / b}: the float nearest to the quotient.
   *
   * @throws VmError a ZeroDivisionError
   */
  public static double trueDivide(long a, long b) {
    if (b == 0) {
      throw VmError.zeroDivision("division by zero");
    }
    if (isExact(a) && isExact(b)) {
      return (double) a / (double) b;
    }
    return BigMath.trueDivide(big(a), big(b));
  }

  /** Whether a float holds every int up to this one's size. */
  private static boolean isExact(long a) {
    return a >= -(1L << 53) && a <= 1L << 53;
  }

  /**
   * {@code a << count}.
   *
   * @throws VmError a ValueError for a negative count, a MemoryError for a huge result
   */
  public static Object shiftLeft(long a, long count) {
    if (count >= 0 && count < Long.SIZE && a << count >> count == a) {
      return a << count;
    }
    return BigMath.shiftLeft(big(a), big(count));
  }

  /**
   * {@code a >> count}.
   *
   * @throws VmError a ValueError for a negative count
   */
  public static long shiftRight(long a, long count) {
    if (count < 0) {
      throw VmError.valueError("negative shift count");
    }
    return a >> Math.min(count, Long.SIZE - 1);
  }

  /**
   * {@code a ** b}: an int, or a float if b is negative.
   *
   * @throws VmError a ZeroDivisionError for a negative power of zero, a MemoryError
   */
  public static Object pow(long a, long b) {
    if (b < 0) {
      return FloatMath.pow((double) a, (double) b);
    }
    long result = 1;
    long base = a;
    for (long rest = b; ; base *= base) {
      if ((rest & 1) != 0) {
        if (overflows(result, base)) {
          break;
        }
        result *= base;
      }
      rest >>= 1;
      if (rest == 0) {
        return result;
      }
      if (overflows(base, base)) {
        break;
      }
    }
    return BigMath.pow(big(a), big(b));
  }

  private static boolean overflows(long a, long b) {
    return Math.multiplyHigh(a, b) != (a * b) >> 63;
  }

  /**
   * Compares an int with a float exactly: negative, zero or positive. The float must not be NaN,
   * which is neither less nor equal nor greater.
   */
  public static int compareIntFloat(long a, double b) {
    if (b >= 0x1p63) {
      return -1;
    } else if (b < -0x1p63) {
      return 1;
    }
    long whole = (long) b;
    return a != whole ? Long.compare(a, whole) : Double.compare(0.0, b - whole + 0.0);
  }

  /** The value of a BigInteger: a Long if 64 bits hold it. */
  public static Object box(BigInteger value) {
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
  }

  /** Any int, or a bool, as a BigInteger. */
  public static BigInteger toBig(Object value) {
    if (value instanceof BigInteger big) {
      return big;
    }
    return big(value instanceof Boolean flag ? (flag ? 1 : 0) : (Long) value);
  }

  /** The int of 64 bits that is nearest. */
  public static long clamped(BigInteger value) {
    if (value.bitLength() < Long.SIZE) {
      return value.longValue();
    }
    return value.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }
}
