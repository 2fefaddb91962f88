package dev.hotspur.vm.builtin;

/**
 * Divisors, multiples and roots of ints of 64 bits. Public, with its methods, because compiled code
 * calls them.
 */
public final class Divisors {
  private Divisors() {}

  /**
   * The greatest common divisor, by Euclid's algorithm.
   *
   * @throws ArithmeticException if it is 2**63, which a long has no room for
   */
  public static long gcd(long a, long b) {
    long x = a;
    long y = b;
    while (y != 0) {
      long rest = x % y;
      x = y;
      y = rest;
    }
    return Math.absExact(x);
  }

  /**
   * The least common multiple.
   *
   * @throws ArithmeticException if a long has no room for it
   */
  public static long lcm(long a, long b) {
    return a == 0 || b == 0 ? 0 : Math.absExact(Math.multiplyExact(a / gcd(a, b), b));
  }

  /**
   * The greatest int whose square is not greater.
   *
   * @throws dev.hotspur.vm.value.VmError a ValueError if the int is negative
   */
  public static long isqrt(long square) {
    if (square < 0) {
      throw MathErrors.noRoot();
    }
    long root = (long) Math.sqrt((double) square);
    // The square root is rounded, and so was the int: both by less than one.
    return root * root > square || root * root < 0 ? root - 1 : root;
  }
}
