package dev.hotspur.benchmarks;

import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * Does a workload several times in one process and prints how long each took, in the format of
 * {@code benchmarks/peers}, so that machines of other languages can be set beside.
 *
 * <pre>
 * java -cp benchmarks.jar dev.hotspur.benchmarks.Repetitions tracing collatz 100000 20
 * </pre>
 */
public final class Repetitions {
  private static final int WORDS = 4;

  private Repetitions() {}

  /**
   * Measures.
   *
   * @param arguments engine, workload, size, and the number of repetitions or, such as {@code 4s},
   *     for how many seconds to repeat; or {@code list} for the workloads with their sizes in
   *     benchmarks and in tests. In so many seconds the computer's speed is looked at before each
   *     repetition and at the end: lines {@code probe}, see {@link Probe}.
   */
  public static void main(String[] arguments) {
    if (arguments.length == 1 && arguments[0].equals("list")) {
      for (Workload each : Workloads.all()) {
        System.out.println(each.name() + " " + each.benchmarkSize() + " " + each.testSize());
      }
      return;
    }
    if (arguments.length != WORDS) {
      refuse("usage: Repetitions ENGINE WORKLOAD SIZE REPETITIONS, or Repetitions list");
      return;
    }
    Optional<Workload> workload = Workloads.named(arguments[1]);
    if (workload.isEmpty()) {
      refuse("there is no workload " + arguments[1]);
      return;
    }
    try {
      LongUnaryOperator run = Engine.named(arguments[0]).start(workload.get());
      long size = Long.parseLong(arguments[2]);
      Until until = Until.of(arguments[3]);
      System.out.print(
          until.nanos < Long.MAX_VALUE ? probed(run, size, until) : repeat(run, size, until));
    } catch (IllegalArgumentException e) {
      refuse(e.getMessage());
    }
  }

  /** When to stop: after so many repetitions, or when so many nanoseconds have passed. */
  private record Until(long repetitions, long nanos) {
    private static Until of(String word) {
      return word.endsWith("s")
          ? new Until(Long.MAX_VALUE, TimeUnit.SECONDS.toNanos(parse(word, 1)))
          : new Until(parse(word, 0), Long.MAX_VALUE);
    }

    private static long parse(String word, int unit) {
      long number = Long.parseLong(word.substring(0, word.length() - unit));
      if (number < 1) {
        throw new IllegalArgumentException("at least one repetition, or one second: " + word);
      }
      return number;
    }
  }

  private static void refuse(String message) {
    System.err.println(message);
    System.exit(2);
  }

  private static String repeat(LongUnaryOperator run, long size, Until until) {
    StringBuilder times = new StringBuilder();
    long checksum = 0;
    for (long i = 1; i <= until.repetitions; i++) {
      long before = System.nanoTime();
      checksum = run.applyAsLong(size);
      append("time", i, System.nanoTime() - before, times);
    }
    return "checksum " + checksum + "\n" + times;
  }

  private static String probed(LongUnaryOperator run, long size, Until until) {
    StringBuilder times = new StringBuilder();
    StringBuilder probes = new StringBuilder();
    long checksum = 0;
    Probe probe = new Probe();
    append("probe", 1, probe.nanos(), probes);
    long start = System.nanoTime();
    for (long i = 1; System.nanoTime() - start < until.nanos; i++) {
      long before = System.nanoTime();
      checksum = run.applyAsLong(size);
      append("time", i, System.nanoTime() - before, times);
      append("probe", i + 1, probe.nanos(), probes);
    }
    return "checksum " + checksum + "\n" + times + probes;
  }

  private static void append(String word, long number, long nanos, StringBuilder out) {
    out.append(word).append(' ').append(number).append(' ').append(nanos).append('\n');
  }
}
