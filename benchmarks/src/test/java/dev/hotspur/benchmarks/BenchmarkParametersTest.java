package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.workloads.Workloads;
import java.util.List;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The parameters' values, which annotations must repeat, are the ones there are. */
class BenchmarkParametersTest {
  @Test
  void everyWorkloadIsMeasured() {
    assertEquals(Workloads.names(), parameter("workload"));
  }

  @Test
  void everyEngineIsMeasured() {
    assertEquals(Engine.words(), parameter("mode"));
  }

  private static List<String> parameter(String name) {
    SortedSet<BenchmarkListEntry> found =
        BenchmarkList.defaultList()
            .find(
                OutputFormatFactory.createFormatInstance(System.err, VerboseMode.SILENT),
                List.of("WorkloadBenchmark"),
                List.of());
    return List.of(found.first().getParams().get().get(name));
  }
}
