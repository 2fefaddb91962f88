package dev.hotspur.benchmarks;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Says at each iteration which benchmark it is, which of how many, and how long it will still take:
 *
 * <pre>
 * progress: fib traced (27 of 100), about 6 min left
 * </pre>
 *
 * <p>What is left is estimated from how much longer than asked for the iterations have taken so
 * far: starting processes takes time, and an iteration lasts until the run in it has ended.
 */
final class Progress implements OutputFormat {
  /** What the lines begin with. */
  static final String PREFIX = "progress: ";

  private static final double NANOS = 1e9;
  private static final int MINUTE = 60;

  /** Before the first iteration is over. */
  private static final double FIRST_GUESS = 1.4;

  private final int benchmarks;
  private final Consumer<String> out;
  private final LongSupplier clock;
  private final long start;
  private int current;
  private double asked;

  /**
   * Begins.
   *
   * @param benchmarks how many there will be
   * @param out where the lines go
   * @param clock the time in nanoseconds
   */
  Progress(int benchmarks, Consumer<String> out, LongSupplier clock) {
    this.benchmarks = benchmarks;
    this.out = out;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  @Override
  public void startBenchmark(BenchmarkParams params) {
    current++;
    tell(params);
  }

  @Override
  public void iterationResult(
      BenchmarkParams params, IterationParams iteration, int number, IterationResult result) {
    asked += iteration.getTime().convertTo(TimeUnit.MILLISECONDS) / 1e3;
    tell(params);
  }

  private void tell(BenchmarkParams params) {
    double left = benchmarks * Conditions.of(params).seconds() - asked;
    double slowness = asked == 0 ? FIRST_GUESS : (clock.getAsLong() - start) / NANOS / asked;
    String scale = params.getParam("scale");
    out.accept(
        String.format(
            Locale.ROOT,
            "%s%s %s%s (%d of %d), about %s left",
            PREFIX,
            params.getParam("workload"),
            params.getParam("mode"),
            scale.equals("1") ? "" : " with " + scale + " times the work",
            current,
            benchmarks,
            duration(Math.max(0, left * slowness))));
  }

  private static String duration(double seconds) {
    long rounded = Math.round(seconds);
    return rounded < 2 * MINUTE ? rounded + " s" : Math.round(seconds / MINUTE) + " min";
  }

  @Override
  public void iteration(BenchmarkParams params, IterationParams iteration, int number) {}

  @Override
  public void endBenchmark(BenchmarkResult result) {}

  @Override
  public void startRun() {}

  @Override
  public void endRun(Collection<RunResult> result) {}

  @Override
  public void print(String text) {}

  @Override
  public void println(String text) {}

  @Override
  public void verbosePrintln(String text) {}

  @Override
  public void write(int b) {}

  @Override
  public void write(byte[] bytes) {}

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
