package dev.hotspur.vm.value;

import java.util.Arrays;

/** Sorts longs in pieces, so that the machine can stop in between. */
final class LongSort {
  private static final int PIECE = 1 << 16;

  private LongSort() {}

  static void sort(CallContext context, long[] items, int size) {
    for (int from = 0; from < size; from += PIECE) {
      int to = Math.min(size, from + PIECE);
      Arrays.sort(items, from, to);
      context.charge((long) (to - from) * (Integer.SIZE - Integer.numberOfLeadingZeros(to - from)));
    }
    long[] scratch = size > PIECE ? new long[size] : items;
    for (long width = PIECE; width < size; width *= 2) {
      for (long from = 0; from + width < size; from += 2 * width) {
        int middle = (int) (from + width);
        int to = (int) Math.min(size, from + 2 * width);
        merge(context, items, scratch, (int) from, middle, to);
      }
    }
  }

  private static void merge(
      CallContext context, long[] items, long[] scratch, int from, int middle, int to) {
    System.arraycopy(items, from, scratch, from, middle - from);
    int left = from;
    int right = middle;
    for (int out = from; left < middle; out++) {
      boolean takeRight = right < to && items[right] < scratch[left];
      items[out] = takeRight ? items[right++] : scratch[left++];
      if ((out & PIECE - 1) == 0) {
        context.charge(PIECE);
      }
    }
  }
}
