package dev.hotspur.workloads;

/** The twin of {@code fib}: Fibonacci numbers by the recursive definition. */
final class Fib implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final long LEAST = 15;

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      total = (total * 31 + fibonacci(LEAST + i % 4)) % MODULUS;
    }
    return total;
  }

  private static long fibonacci(long n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
  }
}
