package dev.hotspur.benchmarks;

import dev.hotspur.vm.Vm;
import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.util.concurrent.TimeUnit;
import java.util.function.LongUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Shows that observation costs nothing when it is off: a machine whose observer has been detached
 * again is as fast as one that never had an observer. A machine that is being observed is there for
 * comparison.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"})
public class ObserverBenchmark {
  private static final long SIZE = 1_000_000;

  /** Whether the machine is watched: never, was once, or all the time. */
  @Param({"never", "detached", "attached"})
  public String observer;

  private LongUnaryOperator calls;
  private long expected;

  /** Made by JMH. */
  public ObserverBenchmark() {}

  /** Makes the machine and, where the parameter says so, lets an observer watch it. */
  @Setup
  public void start() {
    Workload workload = Workloads.named("loop_counter").orElseThrow();
    expected = workload.checksum(SIZE).orElseThrow();
    switch (observer) {
      case "never" -> calls = Engine.calls(Vm.builder().build(), workload);
      case "attached" -> calls = watched(workload, new Watcher(Long.MAX_VALUE));
      case "detached" -> {
        Watcher watcher = new Watcher(1_000);
        calls = watched(workload, watcher);
        WorkloadBenchmark.checked(calls.applyAsLong(SIZE), expected);
        watcher.detach();
      }
      default -> throw new IllegalArgumentException("observer " + observer);
    }
  }

  /** Runs the loop once. */
  @Benchmark
  public long run() {
    return WorkloadBenchmark.checked(calls.applyAsLong(SIZE), expected);
  }

  private static LongUnaryOperator watched(Workload workload, Watcher watcher) {
    return Engine.calls(Vm.builder().jit(watcher).build(), workload);
  }
}
