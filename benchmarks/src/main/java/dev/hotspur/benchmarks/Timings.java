package dev.hotspur.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The measured times of workloads.
 *
 * @param times the time of one run in milliseconds
 * @param conditions under which they were measured
 */
record Timings(Map<Key, Timing> times, Conditions conditions) {
  /** What was measured. */
  record Key(String workload, Engine engine, int scale) {}

  Timings {
    times = Map.copyOf(times);
  }

  /** A time that was measured. */
  Timing of(String workload, Engine engine, int scale) {
    return times.get(new Key(workload, engine, scale));
  }

  /** These and other times, which were measured under the same conditions. */
  Timings and(Timings others) {
    Map<Key, Timing> all = new HashMap<>(times);
    all.putAll(others.times);
    return new Timings(all, conditions);
  }

  /**
   * Runs {@link WorkloadBenchmark} with every combination of the parameters.
   *
   * @param options JMH's: forks, iterations, times
   * @param out is told what JMH does
   * @throws RunnerException if a result was wrong, or JMH cannot run
   */
  static Timings measure(
      Options options,
      OutputFormat out,
      List<String> workloads,
      List<Engine> engines,
      int... scales)
      throws RunnerException {
    Options all =
        new OptionsBuilder()
            .parent(options)
            .include("^" + WorkloadBenchmark.class.getCanonicalName() + "\\.")
            .param("workload", workloads.toArray(String[]::new))
            .param("mode", engines.stream().map(Engine::word).toArray(String[]::new))
            .param("scale", words(scales))
            .shouldFailOnError(true)
            .build();
    return of(new Runner(all, out).run());
  }

  private static String[] words(int... numbers) {
    String[] words = new String[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      words[i] = Integer.toString(numbers[i]);
    }
    return words;
  }

  private static Timings of(Collection<RunResult> results) throws RunnerException {
    Map<Key, Timing> times = new HashMap<>();
    Conditions conditions =
        results.stream()
            .map(result -> Conditions.of(result.getParams()))
            .findFirst()
            .orElseThrow(() -> new RunnerException("JMH has measured nothing"));
    for (RunResult result : results) {
      BenchmarkParams params = result.getParams();
      Key key =
          new Key(
              params.getParam("workload"),
              Engine.named(params.getParam("mode")),
              Integer.parseInt(params.getParam("scale")));
      Result<?> time = result.getPrimaryResult();
      times.put(key, new Timing(time.getScore(), time.getScoreError()));
    }
    return new Timings(times, conditions);
  }
}
