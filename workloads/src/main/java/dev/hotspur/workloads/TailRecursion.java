package dev.hotspur.workloads;

/**
 * The twin of {@code tail_recursion}. Java has no tail calls, so a Java programmer writes the loop
 * that they amount to.
 */
final class TailRecursion implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long total = 0;
    for (long n = size; n != 0; n--) {
      total = (total * 31 + n) % MODULUS;
    }
    return total;
  }
}
