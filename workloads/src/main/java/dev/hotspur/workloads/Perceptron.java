package dev.hotspur.workloads;

/** The twin of {@code perceptron}: draws weights until they solve XOR, then until XNOR. */
final class Perceptron implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int[][] INPUTS = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  private static final int[] XOR = {0, 1, 1, 0};
  private static final int[] XNOR = {1, 0, 0, 1};
  private static final int WEIGHTS = 9;

  @Override
  public long run(long size) {
    long total = 0;
    for (int seed = 0; seed < size; seed++) {
      MersenneTwister random = new MersenneTwister(seed);
      total = (total * 31 + attempts(XOR, random)) % MODULUS;
      total = (total * 31 + attempts(XNOR, random)) % MODULUS;
    }
    return total;
  }

  private static long attempts(int[] wanted, MersenneTwister random) {
    double[] weights = new double[WEIGHTS];
    long attempts = 0;
    do {
      for (int i = 0; i < WEIGHTS; i++) {
        weights[i] = random.uniform(-1.0, 1.0);
      }
      attempts += 1;
    } while (!solves(weights, wanted));
    return attempts;
  }

  private static boolean solves(double[] weights, int[] wanted) {
    for (int row = 0; row < INPUTS.length; row++) {
      if (output(weights, INPUTS[row][0], INPUTS[row][1]) != wanted[row]) {
        return false;
      }
    }
    return true;
  }

  private static int output(double[] weights, int a, int b) {
    int first = fires(weights, 0, a, b);
    int second = fires(weights, 3, a, b);
    return fires(weights, 6, first, second);
  }

  private static int fires(double[] weights, int at, int a, int b) {
    return weights[at] * a + weights[at + 1] * b + weights[at + 2] > 0.0 ? 1 : 0;
  }
}
