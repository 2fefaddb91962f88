package dev.hotspur.workloads;

/** The twin of {@code loop_cstyle}: over an array, by index. */
final class LoopCstyle implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int LENGTH = 1000;

  @Override
  public long run(long size) {
    long[] items = numbers();
    long total = 0;
    for (long turn = 0; turn < size; turn++) {
      int i = 0;
      while (i < items.length) {
        total = (total * 31 + items[i]) % MODULUS;
        i += 1;
      }
    }
    return total;
  }

  /** The numbers that this workload and {@code loop_pythonic} go over. */
  static long[] numbers() {
    long[] items = new long[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      items[i] = i * 7919L % 1009;
    }
    return items;
  }
}
