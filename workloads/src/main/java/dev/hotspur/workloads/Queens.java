package dev.hotspur.workloads;

import java.util.Arrays;

/** The twin of {@code queens}: columns and diagonals are arrays of flags. */
final class Queens implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int SIDE = 8;
  private static final int DIAGONALS = 15;

  @Override
  public long run(long size) {
    long total = 0;
    for (long turn = 0; turn < size; turn++) {
      long found = ways(0, free(SIDE), free(DIAGONALS), free(DIAGONALS));
      total = (total * 31 + found) % MODULUS;
    }
    return total;
  }

  private static boolean[] free(int length) {
    boolean[] flags = new boolean[length];
    Arrays.fill(flags, true);
    return flags;
  }

  private static long ways(int row, boolean[] columns, boolean[] rising, boolean[] falling) {
    if (row == SIDE) {
      return 1;
    }
    long found = 0;
    for (int column = 0; column < SIDE; column++) {
      int up = row + column;
      int down = row - column + SIDE - 1;
      if (columns[column] && rising[up] && falling[down]) {
        columns[column] = false;
        rising[up] = false;
        falling[down] = false;
        found += ways(row + 1, columns, rising, falling);
        columns[column] = true;
        rising[up] = true;
        falling[down] = true;
      }
    }
    return found;
  }
}
