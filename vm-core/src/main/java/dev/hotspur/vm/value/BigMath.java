package dev.hotspur.vm.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Arithmetic of ints beyond 64 bits. */
final class BigMath {
  private static final int MANTISSA = 53;
  private static final int MIN_EXPONENT = -1021;
  private static final int MAX_EXPONENT = 1024;

  /** More bits than this an int cannot have here. */
  private static final long MAX_BITS = Integer.MAX_VALUE;

  private BigMath() {}

  /**
   * The float nearest to {@code a / b}, after {@code long_true_divide} of CPython's longobject.c: a
   * quotient of a few bits more than a float has, with a sticky last bit, rounded once.
   *
   * @throws VmError a ZeroDivisionError, or an OverflowError
   */
  static double trueDivide(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw VmError.zeroDivision("division by zero");
    }
    BigInteger top = a.abs();
    BigInteger bottom = b.abs();
    int gap = top.bitLength() - bottom.bitLength();
    if (gap > MAX_EXPONENT) {
      throw tooLarge();
    }
    if (top.signum() == 0 || gap < MIN_EXPONENT - MANTISSA - 1) {
      // Zero divided by a negative int is -0.0 too.
      return a.signum() < 0 != b.signum() < 0 ? -0.0 : 0.0;
    }
    int shift = Math.max(gap, MIN_EXPONENT) - MANTISSA - 2;
    BigInteger[] parts =
        shift <= 0
            ? top.shiftLeft(-shift).divideAndRemainder(bottom)
            : top.divideAndRemainder(bottom.shiftLeft(shift));
    long quotient = parts[0].longValue() | (parts[1].signum() != 0 ? 1 : 0);
    double result = round(quotient, shift);
    if (Double.isInfinite(result)) {
      throw tooLarge();
    }
    return a.signum() == b.signum() ? result : -result;
  }

  /** The float nearest to {@code quotient * 2^shift}, ties to even. */
  private static double round(long quotient, int shift) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(quotient);
    int extra = Math.max(bits, MIN_EXPONENT - shift) - MANTISSA;
    long half = 1L << (extra - 1);
    long rounded = quotient;
    if ((quotient & half) != 0 && (quotient & (3 * half - 1)) != 0) {
      rounded += half;
    }
    rounded &= -2 * half;
    return Math.scalb((double) rounded, shift);
  }

  private static VmError tooLarge() {
    return VmError.overflow("integer division result too large for a float");
  }

  static Object shiftLeft(BigInteger a, BigInteger count) {
    if (count.signum() < 0) {
      throw VmError.valueError("negative shift count");
    }
    if (a.signum() == 0) {
      return 0L;
    }
    if (count.bitLength() >= Long.SIZE) {
      throw VmError.overflow("too many digits in integer");
    }
    if (count.longValue() + a.bitLength() > MAX_BITS) {
      throw VmError.memory();
    }
    return IntMath.box(a.shiftLeft(count.intValue()));
  }

  static Object shiftRight(BigInteger a, BigInteger count) {
    if (count.signum() < 0) {
      throw VmError.valueError("negative shift count");
    }
    if (count.bitLength() >= Integer.SIZE) {
      return a.signum() < 0 ? -1L : 0L;
    }
    return IntMath.box(a.shiftRight(count.intValue()));
  }

  static Object multiply(BigInteger a, BigInteger b) {
    if ((long) a.bitLength() + b.bitLength() > MAX_BITS) {
      throw VmError.memory();
    }
    return IntMath.box(a.multiply(b));
  }

  static Object floorDiv(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw VmError.zeroDivision("integer division or modulo by zero");
    }
    return IntMath.box(floorDivMod(a, b)[0]);
  }

  static Object floorMod(BigInteger a, BigInteger b) {
    if (b.signum() == 0) {
      throw VmError.zeroDivision("integer modulo by zero");
    }
    return IntMath.box(floorDivMod(a, b)[1]);
  }

  /** {@code a // b} and {@code a % b} for b not zero. */
  private static BigInteger[] floorDivMod(BigInteger a, BigInteger b) {
    BigInteger[] parts = a.divideAndRemainder(b);
    if (parts[1].signum() * b.signum() < 0) {
      parts[0] = parts[0].subtract(BigInteger.ONE);
      parts[1] = parts[1].add(b);
    }
    return parts;
  }

  /** {@code a ** b} for b not negative. */
  static Object pow(BigInteger a, BigInteger b) {
    if (b.signum() == 0 || a.equals(BigInteger.ONE)) {
      return 1L;
    } else if (a.signum() == 0) {
      return 0L;
    } else if (a.negate().equals(BigInteger.ONE)) {
      return b.testBit(0) ? -1L : 1L;
    }
    if (b.bitLength() >= Integer.SIZE || (a.abs().bitLength() - 1L) * b.intValue() > MAX_BITS) {
      throw VmError.memory();
    }
    try {
      return IntMath.box(a.pow(b.intValue()));
    } catch (ArithmeticException tooLarge) {
      throw VmError.memory();
    }
  }

  /**
   * The float nearest to an int.
   *
   * @throws VmError an OverflowError
   */
  static double toDouble(BigInteger value) {
    double result = value.doubleValue();
    if (Double.isInfinite(result)) {
      throw VmError.overflow("int too large to convert to float");
    }
    return result;
  }

  /** Compares exactly; the float must not be NaN. */
  static int compareIntFloat(BigInteger a, double b) {
    if (Double.isInfinite(b)) {
      return b > 0 ? -1 : 1;
    }
    return new BigDecimal(a).compareTo(new BigDecimal(b));
  }
}
