package dev.hotspur.workloads;

/** The twin of {@code tak}: Takeuchi's function. */
final class Tak implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      total = (total * 31 + takeuchi(11 + i % 4, 8, 4)) % MODULUS;
    }
    return total;
  }

  private static long takeuchi(long x, long y, long z) {
    if (y >= x) {
      return z;
    }
    long a = takeuchi(x - 1, y, z);
    long b = takeuchi(y - 1, z, x);
    long c = takeuchi(z - 1, x, y);
    return takeuchi(a, b, c);
  }
}
