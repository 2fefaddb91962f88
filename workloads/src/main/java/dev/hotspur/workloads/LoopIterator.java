package dev.hotspur.workloads;

/** The twin of {@code loop_iterator}; what iterates over a range in Java is a {@code for} loop. */
final class LoopIterator implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      total = (total * 31 + i) % MODULUS;
    }
    return total;
  }
}
