package dev.hotspur.benchmarks;

import java.util.List;
import java.util.Locale;

/**
 * A measured number with its error.
 *
 * @param value the number: milliseconds, or a ratio of such
 * @param error half the width of the 99.9% confidence interval; NaN if there were too few
 *     measurements to tell
 */
public record Timing(double value, double error) {
  /**
   * This over the other. The relative errors add up like independent ones, which holds while they
   * are small.
   */
  public Timing over(Timing other) {
    double ratio = value / other.value;
    return new Timing(ratio, ratio * Math.hypot(relativeError(), other.relativeError()));
  }

  /** The geometric mean of at least one number, with the error that follows from theirs. */
  public static Timing geometricMean(List<Timing> timings) {
    double logarithms = 0;
    double squares = 0;
    for (Timing timing : timings) {
      logarithms += Math.log(timing.value);
      squares += timing.relativeError() * timing.relativeError();
    }
    double mean = Math.exp(logarithms / timings.size());
    return new Timing(mean, mean * Math.sqrt(squares) / timings.size());
  }

  /** Whether there were enough measurements to tell the error. */
  public boolean hasError() {
    return !Double.isNaN(error);
  }

  private double relativeError() {
    return error / value;
  }

  /** The number with three decimals and its error, such as {@code 1.250 ± 0.010}. */
  @Override
  public String toString() {
    return hasError()
        ? String.format(Locale.ROOT, "%.3f ± %.3f", value, error)
        : String.format(Locale.ROOT, "%.3f ± ?", value);
  }
}
