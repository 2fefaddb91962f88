package dev.hotspur.benchmarks;

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
 * Time of one run of a workload, in milliseconds.
 *
 * <pre>
 * java -jar benchmarks.jar WorkloadBenchmark -p workload=quicksort -p mode=tracing
 * </pre>
 *
 * <p>The heap is fixed and touched beforehand: a heap that grows costs page faults, which would
 * count against whoever allocates first. The other options are those with which {@code hotspur}
 * starts Java.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {
      "-Xms512m",
      "-Xmx512m",
      "-XX:+AlwaysPreTouch",
      "-XX:+UseSerialGC",
      "-XX:CompileCommand=quiet",
      "-XX:CompileCommand=CompileThresholdScaling,dev.hotspur.jit.emitted.*::*,0.1"
    })
public class WorkloadBenchmark {
  /** A name of {@link Workloads}. */
  @Param({
    "quicksort",
    "loop_counter",
    "loop_iterator",
    "collatz",
    "mandelbrot",
    "fib",
    "tak",
    "ackermann",
    "tail_recursion",
    "factorial",
    "gcd",
    "loop_cstyle",
    "loop_pythonic",
    "lookup_dynamic",
    "lookup_cached",
    "integrate",
    "newton",
    "matmul_builtin",
    "spectralnorm",
    "perceptron",
    "sieve",
    "towers",
    "permute",
    "queens",
    "fannkuch"
  })
  public String workload;

  /** A name of {@link Engine}. */
  @Param({"interpreted", "tracing", "java"})
  public String mode;

  /** What the benchmark size is multiplied by. */
  @Param("1")
  public int scale;

  private LongUnaryOperator engine;
  private long size;
  private long expected;

  /** Made by JMH. */
  public WorkloadBenchmark() {}

  /** Assembles the program and makes the machine, or takes the twin. */
  @Setup
  public void start() {
    Workload chosen =
        Workloads.named(workload)
            .orElseThrow(() -> new IllegalArgumentException("no workload " + workload));
    engine = Engine.named(mode).start(chosen);
    size = chosen.benchmarkSize() * scale;
    expected = chosen.checksum(size).orElseGet(() -> chosen.twin().run(size));
  }

  /** Runs the workload once. */
  @Benchmark
  public long run() {
    return checked(engine.applyAsLong(size), expected);
  }

  /** The result, if it is what was expected. */
  static long checked(long result, long expected) {
    if (result != expected) {
      throw new IllegalStateException("the result is " + result + " instead of " + expected);
    }
    return result;
  }
}
