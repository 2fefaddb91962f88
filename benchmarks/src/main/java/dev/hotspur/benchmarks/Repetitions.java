package dev.hotspur.benchmarks;

import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.util.Optional;
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
   * @param arguments engine, workload, size and number of repetitions; or {@code list} for the
   *     workloads with their sizes in benchmarks and in tests
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
      repeat(run, Long.parseLong(arguments[2]), Integer.parseInt(arguments[3]));
    } catch (IllegalArgumentException e) {
      refuse(e.getMessage());
    }
  }

  private static void refuse(String message) {
    System.err.println(message);
    System.exit(2);
  }

  private static void repeat(LongUnaryOperator run, long size, int repetitions) {
    StringBuilder times = new StringBuilder();
    long checksum = 0;
    for (int i = 1; i <= repetitions; i++) {
      long before = System.nanoTime();
      checksum = run.applyAsLong(size);
      times.append("time ").append(i).append(' ').append(System.nanoTime() - before).append('\n');
    }
    System.out.print("checksum " + checksum + "\n" + times);
  }
}
