package dev.hotspur.workloads;

/** The twin of {@code quicksort}: an array of longs, sorted in place by Lomuto's partition. */
final class Quicksort implements Twin {
  private static final long MODULUS = 1_000_003;

  @Override
  public long run(long size) {
    long[] items = numbers(Math.toIntExact(size));
    sort(items, 0, items.length - 1);
    long total = 0;
    for (long item : items) {
      total = (total * 31 + item) % MODULUS;
    }
    return total;
  }

  private static long[] numbers(int size) {
    long[] items = new long[size];
    long state = 42;
    for (int i = 0; i < size; i++) {
      state = (state * 1_103_515_245L + 12_345) % 2_147_483_648L;
      items[i] = state;
    }
    return items;
  }

  private static void sort(long[] items, int low, int high) {
    if (low < high) {
      int middle = partition(items, low, high);
      sort(items, low, middle - 1);
      sort(items, middle + 1, high);
    }
  }

  private static int partition(long[] items, int low, int high) {
    long pivot = items[high];
    int border = low;
    for (int i = low; i < high; i++) {
      if (items[i] < pivot) {
        exchange(items, border, i);
        border += 1;
      }
    }
    exchange(items, border, high);
    return border;
  }

  private static void exchange(long[] items, int a, int b) {
    long item = items[a];
    items[a] = items[b];
    items[b] = item;
  }
}
