package dev.hotspur.workloads;

/** The twin of {@code permute}: all permutations of an array, by exchanging. */
final class Permute implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int LENGTH = 6;

  @Override
  public long run(long size) {
    long[] items = new long[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      items[i] = i;
    }
    long total = 0;
    for (long turn = 0; turn < size; turn++) {
      total = permutations(items, LENGTH, total);
    }
    return total;
  }

  private static long permutations(long[] items, int n, long before) {
    if (n == 0) {
      return (before * 31 + items[0] * LENGTH + items[1]) % MODULUS;
    }
    int last = n - 1;
    long total = permutations(items, last, before);
    for (int i = 0; i < last; i++) {
      exchange(items, i, last);
      total = permutations(items, last, total);
      exchange(items, i, last);
    }
    return total;
  }

  private static void exchange(long[] items, int a, int b) {
    long item = items[a];
    items[a] = items[b];
    items[b] = item;
  }
}
