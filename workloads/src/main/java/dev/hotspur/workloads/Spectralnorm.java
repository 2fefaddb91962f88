package dev.hotspur.workloads;

import java.util.Arrays;

/** The twin of {@code spectralnorm}: vectors are arrays, the matrix is a function. */
final class Spectralnorm implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int ORDER = 24;

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      total = (total * 31 + (long) (norm() * 1_000_000_000.0)) % MODULUS;
    }
    return total;
  }

  private static double norm() {
    double[] u = new double[ORDER];
    double[] v = new double[ORDER];
    Arrays.fill(u, 1.0);
    for (int i = 0; i < 10; i++) {
      v = timesMirrored(times(u));
      u = timesMirrored(times(v));
    }
    double uv = 0.0;
    double vv = 0.0;
    for (int i = 0; i < ORDER; i++) {
      uv += u[i] * v[i];
      vv += v[i] * v[i];
    }
    return Math.sqrt(uv / vv);
  }

  private static double[] times(double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      double total = 0.0;
      for (int j = 0; j < vector.length; j++) {
        total += entry(i, j) * vector[j];
      }
      result[i] = total;
    }
    return result;
  }

  private static double[] timesMirrored(double[] vector) {
    double[] result = new double[vector.length];
    for (int i = 0; i < result.length; i++) {
      double total = 0.0;
      for (int j = 0; j < vector.length; j++) {
        total += entry(j, i) * vector[j];
      }
      result[i] = total;
    }
    return result;
  }

  private static double entry(int i, int j) {
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1);
  }
}
