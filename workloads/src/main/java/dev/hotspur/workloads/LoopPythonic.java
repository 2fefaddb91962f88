package dev.hotspur.workloads;

/** The twin of {@code loop_pythonic}: over an array, item by item. */
final class LoopPythonic implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long[] items = LoopCstyle.numbers();
    long total = 0;
    for (long turn = 0; turn < size; turn++) {
      for (long item : items) {
        total = (total * 31 + item) % MODULUS;
      }
    }
    return total;
  }
}
