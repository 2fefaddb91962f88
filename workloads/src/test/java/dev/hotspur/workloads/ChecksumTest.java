package dev.hotspur.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every engine and the twin compute what is recorded. */
class ChecksumTest {
  static List<Workload> workloads() {
    return Workloads.all();
  }

  @ParameterizedTest
  @MethodSource("dev.hotspur.workloads.Setting#withWorkloads")
  void theFunctionReturnsTheRecordedChecksum(Workload workload, Setting setting) {
    Vm vm = setting.vm(new CapturingWorld());
    vm.load(workload.module());
    long expected = workload.checksum(workload.testSize()).orElseThrow();

    assertEquals(expected, vm.call(workload.function(), workload.testSize()));
    // What was compiled during the first call runs from the start in the second.
    assertEquals(expected, vm.call(workload.function(), workload.testSize()), "the second time");
  }

  @ParameterizedTest
  @MethodSource("dev.hotspur.workloads.Setting#withWorkloads")
  void smallSizesAgreeWithTheTwin(Workload workload, Setting setting) {
    Vm vm = setting.vm(new CapturingWorld());
    vm.load(workload.module());
    for (long size = 0; size <= 5; size++) {
      assertEquals(workload.twin().run(size), vm.call(workload.function(), size), "size " + size);
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theTwinReturnsTheRecordedChecksums(Workload workload) {
    workload
        .checksums()
        .forEach((size, sum) -> assertEquals(sum, workload.twin().run(size), "size " + size));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theSizesInUseAreRecorded(Workload workload) {
    assertTrue(workload.checksum(workload.testSize()).isPresent());
    assertTrue(workload.checksum(workload.benchmarkSize()).isPresent());
    assertTrue(workload.checksum(2 * workload.benchmarkSize()).isPresent());
  }
}
