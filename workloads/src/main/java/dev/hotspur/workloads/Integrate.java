package dev.hotspur.workloads;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The twin of {@code integrate}: a curve is a function that is passed. */
final class Integrate implements Twin {
  private static final long MODULUS = 1_000_003;
  private static final int STEPS = 1000;
  private static final List<DoubleUnaryOperator> CURVES =
      List.of(x -> x * x, x -> 4.0 / (1.0 + x * x), Math::sqrt);

  @Override
  public long run(long size) {
    long total = 0;
    for (long i = 0; i < size; i++) {
      double high = 1.0 + i % 4;
      for (DoubleUnaryOperator curve : CURVES) {
        total = (total * 31 + (long) (area(curve, 0.0, high) * 1000.0)) % MODULUS;
      }
    }
    return total;
  }

  private static double area(DoubleUnaryOperator curve, double low, double high) {
    double width = (high - low) / STEPS;
    double total = (curve.applyAsDouble(low) + curve.applyAsDouble(high)) / 2.0;
    for (int i = 1; i < STEPS; i++) {
      total += curve.applyAsDouble(low + i * width);
    }
    return total * width;
  }
}
