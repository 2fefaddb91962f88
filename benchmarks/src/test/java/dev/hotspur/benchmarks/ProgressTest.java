package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.WorkloadParams;
import org.openjdk.jmh.runner.options.TimeValue;

class ProgressTest {
  private static final IterationParams WARMUP =
      new IterationParams(IterationType.WARMUP, 1, TimeValue.seconds(2), 1);
  private static final IterationParams MEASUREMENT =
      new IterationParams(IterationType.MEASUREMENT, 2, TimeValue.seconds(4), 1);

  private final List<String> lines = new ArrayList<>();
  private long seconds;

  /** Ten seconds of iterations in one process. */
  private static BenchmarkParams params(String mode, String scale) {
    WorkloadParams values = new WorkloadParams();
    values.put("workload", "fib", 0);
    values.put("mode", mode, 0);
    values.put("scale", scale, 0);
    return new BenchmarkParams(
        "run",
        "run",
        false,
        1,
        new int[] {1},
        List.of(),
        1,
        0,
        WARMUP,
        MEASUREMENT,
        Mode.AverageTime,
        values,
        TimeUnit.MILLISECONDS,
        1,
        "java",
        List.of(),
        "17",
        "A Machine",
        "17",
        "1.37",
        TimeValue.minutes(1));
  }

  @Test
  void saysWhatItIsAndHowLongItWillTake() {
    Progress progress = new Progress(40, lines::add, () -> TimeUnit.SECONDS.toNanos(seconds));
    BenchmarkParams java = params("java", "2");
    progress.startBenchmark(java);
    seconds = 3;
    progress.iterationResult(java, WARMUP, 1, new IterationResult(java, WARMUP, null));
    for (int i = 1; i <= 2; i++) {
      seconds += 6;
      progress.iterationResult(java, MEASUREMENT, i, new IterationResult(java, MEASUREMENT, null));
    }
    BenchmarkParams traced = params("tracing", "1");
    progress.startBenchmark(traced);
    // 400 s of iterations in all, which take 1.4 times as long, then 1.5 times.
    assertEquals(
        List.of(
            "progress: fib java with 2 times the work (1 of 40), about 9 min left",
            "progress: fib java with 2 times the work (1 of 40), about 10 min left",
            "progress: fib java with 2 times the work (1 of 40), about 10 min left",
            "progress: fib java with 2 times the work (1 of 40), about 10 min left",
            "progress: fib tracing (2 of 40), about 10 min left"),
        lines);
  }

  @Test
  void theLastMinutesAreSeconds() {
    Progress progress = new Progress(1, lines::add, () -> TimeUnit.SECONDS.toNanos(seconds));
    BenchmarkParams java = params("java", "1");
    progress.startBenchmark(java);
    seconds = 1000;
    for (int i = 1; i <= 3; i++) {
      progress.iterationResult(java, MEASUREMENT, i, new IterationResult(java, MEASUREMENT, null));
    }
    assertEquals("progress: fib java (1 of 1), about 14 s left", lines.get(0));
    assertEquals("progress: fib java (1 of 1), about 0 s left", lines.get(3));
  }
}
