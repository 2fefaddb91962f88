package dev.hotspur.vm.value;

import java.math.BigInteger;

/**
 * What the methods of generators of random numbers compute, with ints of 64 bits and floats.
 * Public, with its methods, because compiled code calls them.
 */
public final class RandomNumbers {
  /** 4 * exp(-0.5) / sqrt(2), of Kinderman and Monahan's method. */
  private static final double NORMAL_RATIO = 1.7155277699214135;

  private RandomNumbers() {}

  /** The form of a method of generators that is computed here, by a method of the same types. */
  static UnboxedForm form(String method, Class<?> result, Class<?>... parameters) {
    return UnboxedForm.of(RandomNumbers.class, method, result, parameters);
  }

  /** A float from 0 to below 1. */
  public static double random(RandomValue self) {
    return self.next();
  }

  /** A float between two. */
  public static double uniform(RandomValue self, double low, double high) {
    return low + (high - low) * self.next();
  }

  /** A float between two ints. */
  public static double uniform(RandomValue self, long low, long high) {
    // Their difference is the exact one, rounded once: that of the floats may be another.
    long width = high - low;
    boolean overflows = ((high ^ low) & (high ^ width)) < 0;
    double rounded =
        overflows
            ? BigInteger.valueOf(high).subtract(BigInteger.valueOf(low)).doubleValue()
            : (double) width;
    return low + rounded * self.next();
  }

  /** A float of the normal distribution around 0 with deviation 1. */
  public static double gauss(RandomValue self) {
    return gauss(self, 0.0, 1.0);
  }

  /** A float of the normal distribution; two are made at once. */
  public static double gauss(RandomValue self, double mean, double deviation) {
    return mean + self.gauss() * deviation;
  }

  /** A float of the normal distribution around 0 with deviation 1. */
  public static double normalVariate(RandomValue self) {
    return normalVariate(self, 0.0, 1.0);
  }

  /** A float of the normal distribution, by the method of Kinderman and Monahan. */
  public static double normalVariate(RandomValue self, double mean, double deviation) {
    return mean + normal(self) * deviation;
  }

  /** A float of the normal distribution around 0 with deviation 1. */
  static double normal(RandomValue self) {
    while (true) {
      double u1 = self.next();
      double u2 = 1.0 - self.next();
      double z = NORMAL_RATIO * (u1 - 0.5) / u2;
      if (z * z / 4.0 <= -Math.log(u2)) {
        return z;
      }
    }
  }

  /**
   * A float of the exponential distribution.
   *
   * @param rate one divided by the mean
   * @throws VmError a ZeroDivisionError if the rate is 0, after a number has been drawn
   */
  public static double expoVariate(RandomValue self, double rate) {
    return FloatMath.divide(exponential(self), rate);
  }

  /** A float of the exponential distribution of mean 1. */
  static double exponential(RandomValue self) {
    return -Math.log(1.0 - self.next());
  }

  /**
   * An int of so many random bits.
   *
   * @throws VmError a ValueError if the number is negative, an OverflowError if no C int has room
   *     for it
   * @throws ArithmeticException if a long may have no room for the bits
   */
  public static long getRandBits(CallContext context, RandomValue self, long count) {
    RandomMethods.checkBits(BigInteger.valueOf(count));
    if (count >= Long.SIZE) {
      throw new ArithmeticException("a long has no room for " + count + " bits");
    }
    context.charge(count / Integer.SIZE);
    return count == 0 ? 0 : self.shortBits((int) count);
  }

  /**
   * An int from 0 to below a limit.
   *
   * @throws VmError a ValueError if there is none
   */
  public static long randRange(RandomValue self, long limit) {
    if (limit <= 0) {
      throw RandomMethods.emptyRange();
    }
    return self.below(limit);
  }

  /**
   * An int from {@code start} to below {@code stop}.
   *
   * @throws VmError a ValueError if there is none
   */
  public static long randRange(RandomValue self, long start, long stop) {
    return randRange(self, start, stop, 1);
  }

  /**
   * One of the ints from {@code start} to before {@code stop} that are {@code step} apart.
   *
   * @throws VmError a ValueError if there is none, or the step is 0
   */
  public static long randRange(RandomValue self, long start, long stop, long step) {
    long width = stop - start;
    boolean overflows = ((stop ^ start) & (stop ^ width)) < 0;
    if (step == 1 && width > 0 && !overflows) {
      return start + self.below(width);
    }
    return between(self, start, BigInteger.valueOf(stop), step);
  }

  /**
   * An int from {@code low} to {@code high}.
   *
   * @throws VmError a ValueError if there is none
   */
  public static long randInt(RandomValue self, long low, long high) {
    return high == Long.MAX_VALUE
        ? between(self, low, BigInteger.valueOf(high).add(BigInteger.ONE), 1)
        : randRange(self, low, high + 1, 1);
  }

  /** Any others, and the errors: what is drawn lies between two longs. */
  private static long between(RandomValue self, long start, BigInteger stop, long step) {
    return RandomMethods.between(self, BigInteger.valueOf(start), stop, BigInteger.valueOf(step))
        .longValueExact();
  }
}
