package dev.hotspur.workloads;

/** The twin of {@code matmul_builtin}: a matrix is an array of arrays. */
final class MatmulBuiltin implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int ORDER = 64;

  @Override
  public long run(long size) {
    double[][] left = matrix(Math.toIntExact(size), ORDER);
    double[][] right = matrix(ORDER, ORDER);
    long total = 0;
    for (double[] row : multiply(left, right)) {
      for (double number : row) {
        total = (total * 31 + (long) (number * 4.0)) % MODULUS;
      }
    }
    return total;
  }

  private static double[][] multiply(double[][] left, double[][] right) {
    int inner = right.length;
    for (double[] row : left) {
      if (row.length != inner) {
        throw new IllegalArgumentException("a row does not fit the other matrix");
      }
    }
    int width = right[0].length;
    double[][] product = new double[left.length][width];
    for (int i = 0; i < left.length; i++) {
      double[] row = left[i];
      for (int j = 0; j < width; j++) {
        double total = 0.0;
        for (int k = 0; k < inner; k++) {
          total += row[k] * right[k][j];
        }
        product[i][j] = total;
      }
    }
    return product;
  }

  private static double[][] matrix(int height, int width) {
    double[][] rows = new double[height][width];
    for (int i = 0; i < height; i++) {
      for (int j = 0; j < width; j++) {
        rows[i][j] = (i * 7 + j * 3) % 10 + 0.5;
      }
    }
    return rows;
  }
}
