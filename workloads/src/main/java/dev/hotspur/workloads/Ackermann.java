package dev.hotspur.workloads;

/** The twin of {@code ackermann}: Ackermann's function, recursive as it is defined. */
final class Ackermann implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      total = (total * 31 + value(3, 1 + i % 4)) % MODULUS;
    }
    return total;
  }

  private static long value(long m, long n) {
    if (m == 0) {
      return n + 1;
    }
    if (n == 0) {
      return value(m - 1, 1);
    }
    return value(m - 1, value(m, n - 1));
  }
}
