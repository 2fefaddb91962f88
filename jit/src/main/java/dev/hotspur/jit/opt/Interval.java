package dev.hotspur.jit.opt;

/**
 * The ints between two bounds, both included; empty if the lower is above the upper.
 *
 * @param low the least
 * @param high the greatest
 */
record Interval(long low, long high) {
  static final Interval FULL = new Interval(Long.MIN_VALUE, Long.MAX_VALUE);
  static final Interval EMPTY = new Interval(Long.MAX_VALUE, Long.MIN_VALUE);

  static Interval of(long value) {
    return new Interval(value, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Interval that && low == that.low && high == that.high;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(low) + Long.hashCode(high);
  }

  /** Whether there are such ints, and 32 bits have room for all of them. */
  boolean isNarrow() {
    return !isEmpty() && low >= Integer.MIN_VALUE && high <= Integer.MAX_VALUE;
  }

  boolean isEmpty() {
    return low > high;
  }

  Interval union(Interval other) {
    return isEmpty()
        ? other
        : other.isEmpty()
            ? this
            : new Interval(Math.min(low, other.low), Math.max(high, other.high));
  }

  Interval intersect(Interval other) {
    Interval result = new Interval(Math.max(low, other.low), Math.min(high, other.high));
    return result.isEmpty() ? EMPTY : result;
  }

  /** This after it was an earlier one, with every bound that moved taken to its end. */
  Interval widenedFrom(Interval earlier) {
    if (earlier.isEmpty()) {
      return this;
    }
    return new Interval(
        low < earlier.low ? Long.MIN_VALUE : earlier.low,
        high > earlier.high ? Long.MAX_VALUE : earlier.high);
  }

  Interval add(Interval other) {
    return isEmpty() || other.isEmpty()
        ? EMPTY
        : new Interval(saturatedAdd(low, other.low), saturatedAdd(high, other.high));
  }

  Interval subtract(Interval other) {
    return isEmpty() || other.isEmpty()
        ? EMPTY
        : new Interval(saturatedSubtract(low, other.high), saturatedSubtract(high, other.low));
  }

  Interval multiply(Interval other) {
    if (isEmpty() || other.isEmpty()) {
      return EMPTY;
    }
    long a = saturatedMultiply(low, other.low);
    long b = saturatedMultiply(low, other.high);
    long c = saturatedMultiply(high, other.low);
    long d = saturatedMultiply(high, other.high);
    return new Interval(
        Math.min(Math.min(a, b), Math.min(c, d)), Math.max(Math.max(a, b), Math.max(c, d)));
  }

  /** Whether no sum with an int of the other overflows. */
  boolean addsSafely(Interval other) {
    return !overflowsAdd(low, other.low) && !overflowsAdd(high, other.high);
  }

  /** Whether no difference to an int of the other overflows. */
  boolean subtractsSafely(Interval other) {
    return !overflowsSubtract(low, other.high) && !overflowsSubtract(high, other.low);
  }

  /** Whether no product with an int of the other overflows. */
  boolean multipliesSafely(Interval other) {
    return !overflowsMultiply(low, other.low)
        && !overflowsMultiply(low, other.high)
        && !overflowsMultiply(high, other.low)
        && !overflowsMultiply(high, other.high);
  }

  private static boolean overflowsAdd(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0;
  }

  private static boolean overflowsSubtract(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0;
  }

  private static boolean overflowsMultiply(long a, long b) {
    return Math.multiplyHigh(a, b) != (a * b) >> (Long.SIZE - 1);
  }

  private static long saturatedAdd(long a, long b) {
    return overflowsAdd(a, b) ? limit(a < 0) : a + b;
  }

  private static long saturatedSubtract(long a, long b) {
    return overflowsSubtract(a, b) ? limit(a < 0) : a - b;
  }

  private static long saturatedMultiply(long a, long b) {
    return overflowsMultiply(a, b) ? limit((a < 0) != (b < 0)) : a * b;
  }

  private static long limit(boolean negative) {
    return negative ? Long.MIN_VALUE : Long.MAX_VALUE;
  }
}
