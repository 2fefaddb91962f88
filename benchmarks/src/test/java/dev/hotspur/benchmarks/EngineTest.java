package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  @ParameterizedTest
  @EnumSource
  void everyEngineReturnsTheRecordedChecksum(Engine engine) {
    for (Workload workload : Workloads.all()) {
      long size = workload.testSize();
      assertEquals(
          workload.checksum(size).orElseThrow(),
          engine.start(workload).applyAsLong(size),
          workload.name());
    }
  }

  @ParameterizedTest
  @EnumSource
  void anEngineIsFoundByItsWord(Engine engine) {
    assertEquals(engine, Engine.named(engine.word()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "JAVA", "compiled"})
  void anotherWordIsRefused(String word) {
    assertThrows(IllegalArgumentException.class, () -> Engine.named(word));
  }

  @ParameterizedTest
  @EnumSource
  void benchmarksRunAndCheckTheirResults(Engine engine) {
    WorkloadBenchmark benchmark = new WorkloadBenchmark();
    benchmark.workload = "mandelbrot";
    benchmark.mode = engine.word();
    benchmark.scale = 1;
    benchmark.start();
    assertEquals(787_972, benchmark.run());
    assertThrows(IllegalStateException.class, () -> WorkloadBenchmark.checked(1, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"never", "detached", "attached"})
  void observedMachinesReturnTheSame(String observer) {
    ObserverBenchmark benchmark = new ObserverBenchmark();
    benchmark.observer = observer;
    benchmark.start();
    assertEquals(256_782, benchmark.run());
  }
}
