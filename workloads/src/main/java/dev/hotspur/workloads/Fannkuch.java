package dev.hotspur.workloads;

/** The twin of {@code fannkuch}: flips and permutations of an array of ints. */
final class Fannkuch implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int LENGTH = 6;
  private static final long PACK = 100;

  @Override
  public long run(long size) {
    long total = 0;
    for (long turn = 0; turn < size; turn++) {
      total = (total * 31 + pancakes(LENGTH)) % MODULUS;
    }
    return total;
  }

  private static long pancakes(int length) {
    int[] order = new int[length];
    int[] turns = new int[length];
    for (int i = 0; i < length; i++) {
      order[i] = i;
      turns[i] = i + 1;
    }
    long sign = 1;
    long total = 0;
    long most = 0;
    do {
      long count = flips(order);
      total += sign * count;
      most = Math.max(most, count);
      sign = -sign;
    } while (advance(order, turns));
    return total * PACK + most;
  }

  private static long flips(int[] order) {
    int[] items = order.clone();
    long count = 0;
    while (items[0] != 0) {
      for (int low = 0, high = items[0]; low < high; low++, high--) {
        int item = items[low];
        items[low] = items[high];
        items[high] = item;
      }
      count += 1;
    }
    return count;
  }

  private static boolean advance(int[] order, int[] turns) {
    for (int r = 1; r < order.length; r++) {
      int first = order[0];
      System.arraycopy(order, 1, order, 0, r);
      order[r] = first;
      turns[r] -= 1;
      if (turns[r] > 0) {
        return true;
      }
      turns[r] = r + 1;
    }
    return false;
  }
}
