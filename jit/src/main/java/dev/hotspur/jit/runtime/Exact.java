package dev.hotspur.jit.runtime;

/**
 * Arithmetic that gives the right result or throws {@link ArithmeticException}, like {@code
 * Math.addExact}: emitted code catches it and leaves by the operation's side exit.
 */
public final class Exact {
  /** The float next to the greatest int; casting it back gives that int, which is not equal. */
  private static final double BEYOND = 0x1p63;

  @SuppressWarnings("StaticAssignmentOfThrowable") // nobody sees it: it is a jump
  private static final ArithmeticException OUTSIDE = new ArithmeticException("no such position");

  private Exact() {}

  /** left shifted left by 0 to 63 bits without losing any. */
  public static long shiftLeft(long left, long right) {
    if (right < 0 || right >= Long.SIZE || left << right >> right != left) {
      throw new ArithmeticException();
    }
    return left << right;
  }

  /** left shifted right by 0 or more bits. */
  public static long shiftRight(long left, long right) {
    if (right < 0) {
      throw new ArithmeticException();
    }
    return left >> Math.min(right, Long.SIZE - 1);
  }

  /** The equal float of an int, if there is one: there always is up to 2**53. */
  public static double toFloat(long value) {
    double result = value;
    if ((long) result != value || result == BEYOND) {
      throw new ArithmeticException();
    }
    return result;
  }

  /**
   * The position in a list of an index that may count from the end.
   *
   * @throws ArithmeticException if it is outside, always the same, since it costs a jump only where
   *     HotSpot sees who catches it
   */
  public static long index(long index, int size) {
    long position = index < 0 ? index + size : index;
    if (position < 0 || position >= size) {
      throw OUTSIDE;
    }
    return position;
  }

  /**
   * The whole part of a float as an int of 64 bits.
   *
   * @throws ArithmeticException if it is none
   */
  public static long toInt(double value) {
    long result = (long) value;
    // The cast gives the bounds for what is beyond them, and 0 for NaN.
    if (result == Long.MAX_VALUE || result == Long.MIN_VALUE || Double.isNaN(value)) {
      throw new ArithmeticException();
    }
    return result;
  }

  /** Python's min: the second if it is less, else the first. */
  public static double min(double first, double second) {
    return second < first ? second : first;
  }

  /** Python's max: the second if it is greater, else the first. */
  public static double max(double first, double second) {
    return second > first ? second : first;
  }
}
