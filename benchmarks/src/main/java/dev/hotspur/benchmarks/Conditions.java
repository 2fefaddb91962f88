package dev.hotspur.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;

/**
 * Under what conditions was measured.
 *
 * @param java the version of Java and the name of its machine
 * @param options the options that were given to Java
 * @param forks how many processes measured each time
 * @param warmup the iterations that came first and do not count
 * @param measurement those that count
 */
record Conditions(
    String java, List<String> options, int forks, Iterations warmup, Iterations measurement) {
  Conditions {
    options = List.copyOf(options);
  }

  /** How many iterations, and how long each lasts at least. */
  record Iterations(int count, double seconds) {
    private static final double MILLIS = 1e3;

    private static Iterations of(IterationParams params) {
      double seconds = params.getTime().convertTo(TimeUnit.MILLISECONDS) / MILLIS;
      return new Iterations(params.getCount(), seconds);
    }

    /** The least time all of them take. */
    double total() {
      return count * seconds;
    }
  }

  /** The conditions of a benchmark. */
  static Conditions of(BenchmarkParams params) {
    return new Conditions(
        params.getJdkVersion() + ", " + params.getVmName(),
        List.copyOf(params.getJvmArgs()),
        params.getForks(),
        Iterations.of(params.getWarmup()),
        Iterations.of(params.getMeasurement()));
  }

  /** The least time in seconds that one benchmark takes. */
  double seconds() {
    return forks * (warmup.total() + measurement.total());
  }
}
