package dev.hotspur.benchmarks;

import dev.hotspur.jit.JitStatistics;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.Vm;
import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;

/**
 * Does a workload again and again for a while and prints how long the JIT took for its own work, in
 * nanoseconds; {@code benchmarks/overhead.py} makes a table of it.
 *
 * <pre>
 * java -cp benchmarks.jar dev.hotspur.benchmarks.CompilerTime collatz 30000 10
 * </pre>
 */
public final class CompilerTime {
  private static final int WORDS = 3;

  private CompilerTime() {}

  /**
   * Measures.
   *
   * @param arguments workload, size and seconds
   */
  public static void main(String[] arguments) {
    if (arguments.length != WORDS) {
      refuse("usage: CompilerTime WORKLOAD SIZE SECONDS");
      return;
    }
    Optional<Workload> workload = Workloads.named(arguments[0]);
    if (workload.isEmpty()) {
      refuse("there is no workload " + arguments[0]);
      return;
    }
    try {
      long seconds = Long.parseLong(arguments[2]);
      System.out.print(measure(workload.get(), Long.parseLong(arguments[1]), seconds));
    } catch (NumberFormatException e) {
      refuse("SIZE and SECONDS are integers");
    }
  }

  private static void refuse(String message) {
    System.err.println(message);
    System.exit(2);
  }

  private static String measure(Workload workload, long size, long seconds) {
    long expected = workload.checksum(size).orElseGet(() -> workload.twin().run(size));
    long start = System.nanoTime();
    TracingJit jit = new TracingJit();
    LongUnaryOperator calls = Engine.calls(Vm.builder().jit(jit).build(), workload);
    do {
      WorkloadBenchmark.checked(calls.applyAsLong(size), expected);
    } while (System.nanoTime() - start < TimeUnit.SECONDS.toNanos(seconds));
    long run = System.nanoTime() - start;
    JitStatistics statistics = jit.statistics();
    return "run "
        + run
        + "\nrecording "
        + statistics.recordingNanos
        + "\noptimising "
        + statistics.optimisingNanos
        + "\nemitting "
        + statistics.emittingNanos
        + "\n";
  }
}
