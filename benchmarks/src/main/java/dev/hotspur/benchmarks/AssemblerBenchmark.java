package dev.hotspur.benchmarks;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast text becomes a verified module: {@code megabytes} is millions of bytes of source a
 * second. It is the same at ten times the size, if the assembler is linear.
 *
 * <pre>
 * java -jar benchmarks.jar AssemblerBenchmark
 * </pre>
 *
 * <p>The collector has one thread, so that all work is done on one core.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
    value = 3,
    jvmArgsAppend = {"-Xms3g", "-Xmx3g", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC"})
public class AssemblerBenchmark {
  /** About how many instructions the program has. */
  @Param({"100000", "1000000"})
  public int instructions;

  private String text;
  private double size;

  /** Counts what was assembled. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Source {
    /** Millions of bytes of source. */
    public double megabytes;

    /** Made by JMH. */
    public Source() {}

    /** Begins anew. */
    @Setup(Level.Iteration)
    public void clear() {
      megabytes = 0;
    }
  }

  /** Made by JMH. */
  public AssemblerBenchmark() {}

  /** Writes the program. */
  @Setup
  public void write() {
    text = GeneratedProgram.of(instructions);
    size = text.getBytes(StandardCharsets.UTF_8).length / 1e6;
  }

  /** Assembles and verifies it. */
  @Benchmark
  public VerifiedAssembly assemble(Source source) {
    VerifiedAssembly result = Assembler.assembleVerified(text, "generated.spur");
    if (result.module().isEmpty()) {
      throw new IllegalStateException(result.render());
    }
    source.megabytes += size;
    return result;
  }
}
