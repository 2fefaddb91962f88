package dev.hotspur.workloads;

/** The twin of {@code gcd}: Euclid's algorithm on longs. */
final class Gcd implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      long a = i * 7919 % 1_000_000 + 1;
      long b = i * 104_729 % 999_999 + 1;
      total = (total * 31 + divisor(a, b)) % MODULUS;
    }
    return total;
  }

  private static long divisor(long first, long second) {
    long a = first;
    long b = second;
    while (b != 0) {
      long remainder = a % b;
      a = b;
      b = remainder;
    }
    return a;
  }
}
