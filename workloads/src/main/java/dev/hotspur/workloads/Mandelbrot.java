package dev.hotspur.workloads;

/** The twin of {@code mandelbrot}: iterations over a grid of so many rows and 64 columns. */
final class Mandelbrot implements Twin {
  private static final long COLUMNS = 64;
  private static final int MOST = 50;

  @Override
  public long run(long size) {
    long total = 0;
    for (long row = 0; row < size; row++) {
      double ci = 3.0 * row / size - 1.5;
      for (long column = 0; column < COLUMNS; column++) {
        double cr = 3.0 * column / COLUMNS - 2.0;
        total += iterations(cr, ci);
      }
    }
    return total;
  }

  private static long iterations(double cr, double ci) {
    double zr = 0.0;
    double zi = 0.0;
    long count = 0;
    for (int step = 0; step < MOST; step++) {
      double zr2 = zr * zr;
      double zi2 = zi * zi;
      if (zr2 + zi2 > 4.0) {
        break;
      }
      zi = 2.0 * zr * zi + ci;
      zr = zr2 - zi2 + cr;
      count += 1;
    }
    return count;
  }
}
