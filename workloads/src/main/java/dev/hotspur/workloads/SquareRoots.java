package dev.hotspur.workloads;

/**
 * The twin of {@code lookup_dynamic} and of {@code lookup_cached}: Java knows the function while it
 * compiles, so there is nothing to look up in either.
 */
final class SquareRoots implements Twin {
  @Override
  public long run(long size) {
    double total = 0.0;
    for (long i = 0; i < size; i++) {
      total += Math.sqrt((double) i);
    }
    return (long) total;
  }
}
