package dev.hotspur.vm.value;

import java.math.BigInteger;

/** Makes ranges, choosing the class by what fits. */
public final class Ranges {

  private Ranges() {}

  /**
   * The range of these bounds: a {@link RangeValue} or a {@link BigRangeValue}.
   *
   * @throws VmError a ValueError if {@code step} is zero
   */
  public static Object of(long start, long stop, long step) {
    if (step == 1 && start >= 0) {
      return new RangeValue(start, stop, step);
    }
    return of(BigInteger.valueOf(start), BigInteger.valueOf(stop), BigInteger.valueOf(step));
  }

  /** The same for bounds of any size. */
  public static Object of(BigInteger start, BigInteger stop, BigInteger step) {
    if (step.signum() == 0) {
      throw VmError.valueError("range() arg 3 must not be zero");
    }
    BigRangeValue big = new BigRangeValue(start, stop, step);
    BigInteger length = big.length();
    BigInteger end = start.add(length.multiply(step));
    boolean fits = fits(start) && fits(stop) && fits(step) && fits(length) && fits(end);
    return fits ? new RangeValue(start.longValue(), stop.longValue(), step.longValue()) : big;
  }

  /**
   * Whether these are the bounds of a {@link RangeValue}; in doubt, within a step of the largest
   * ints, the answer is no.
   */
  public static boolean fits(long start, long stop, long step) {
    if (step == 0) {
      return false;
    } else if (step > 0) {
      return stop <= Long.MAX_VALUE - (step - 1) && (start >= 0 || stop <= Long.MAX_VALUE + start);
    }
    return step != Long.MIN_VALUE
        && stop >= Long.MIN_VALUE - (step + 1)
        && (start < 0 || stop >= Long.MIN_VALUE + start + 1);
  }

  /** What follows the last item of such a range. */
  public static long end(long start, long stop, long step) {
    return step == 1 ? Math.max(start, stop) : start + length(start, stop, step) * step;
  }

  private static boolean fits(BigInteger value) {
    return value.bitLength() < Long.SIZE;
  }

  /** The number of items, taken modulo 2^64. */
  static long length(long start, long stop, long step) {
    if (step > 0 ? start >= stop : start <= stop) {
      return 0;
    }
    long gap = step > 0 ? stop - start : start - stop;
    long stride = step > 0 ? step : -step;
    return Long.divideUnsigned(gap - 1, stride) + 1;
  }

  static boolean isRange(Object value) {
    return value instanceof RangeValue || value instanceof BigRangeValue;
  }

  /** Either kind of range in the form that holds any. */
  static BigRangeValue toBig(Object range) {
    return range instanceof RangeValue small
        ? new BigRangeValue(
            BigInteger.valueOf(small.start()),
            BigInteger.valueOf(small.stop()),
            BigInteger.valueOf(small.step()))
        : (BigRangeValue) range;
  }

  /** Ranges are equal when they have the same items. */
  static boolean equal(Object a, Object b) {
    BigRangeValue x = toBig(a);
    BigRangeValue y = toBig(b);
    BigInteger length = x.length();
    if (!length.equals(y.length())) {
      return false;
    }
    return length.signum() == 0
        || (x.start().equals(y.start())
            && (length.equals(BigInteger.ONE) || x.step().equals(y.step())));
  }

  /** The index of an int among the items, or a negative number if it is none of them. */
  static BigInteger indexOf(Object range, BigInteger item) {
    BigRangeValue big = toBig(range);
    BigInteger[] parts = item.subtract(big.start()).divideAndRemainder(big.step());
    boolean among =
        parts[1].signum() == 0 && parts[0].signum() >= 0 && parts[0].compareTo(big.length()) < 0;
    return among ? parts[0] : BigInteger.ONE.negate();
  }
}
