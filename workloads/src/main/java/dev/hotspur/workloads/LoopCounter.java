package dev.hotspur.workloads;

/** The twin of {@code loop_counter}: a loop with its own counter. */
final class LoopCounter implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long total = 0;
    long i = 0;
    while (i < size) {
      total = (total * 31 + i) % MODULUS;
      i += 1;
    }
    return total;
  }
}
