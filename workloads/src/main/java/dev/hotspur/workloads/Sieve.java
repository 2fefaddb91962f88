package dev.hotspur.workloads;

import java.util.Arrays;

/** The twin of {@code sieve}: an array of booleans. */
final class Sieve implements Twin {
  @Override
  public long run(long size) {
    int limit = Math.toIntExact(size);
    boolean[] flags = new boolean[limit + 1];
    Arrays.fill(flags, true);
    long count = 0;
    for (int number = 2; number <= limit; number++) {
      if (flags[number]) {
        count += 1;
        for (long multiple = (long) number * number; multiple <= limit; multiple += number) {
          flags[(int) multiple] = false;
        }
      }
    }
    return count;
  }
}
