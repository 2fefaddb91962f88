package dev.hotspur.workloads;

/** The twin of {@code collatz}: the longest Collatz chain that begins below a limit. */
final class Collatz implements Twin {
  private static final long PACK = 1000;

  @Override
  public long run(long size) {
    long best = 1;
    long longest = 1;
    for (long start = 1; start < size; start++) {
      long length = chainLength(start);
      if (length > longest) {
        best = start;
        longest = length;
      }
    }
    return best * PACK + longest;
  }

  private static long chainLength(long start) {
    long n = start;
    long length = 1;
    while (n != 1) {
      if (n % 2 == 0) {
        n = n / 2;
      } else {
        n = 3 * n + 1;
      }
      length += 1;
    }
    return length;
  }
}
