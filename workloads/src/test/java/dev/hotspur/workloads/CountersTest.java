package dev.hotspur.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.JitStatistics;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What becomes of each workload, in numbers that are the same in every run and on every machine: an
 * optimisation that is lost is seen without a stopwatch. The numbers are in {@code
 * src/test/resources/counters.txt}; with {@code -Dhotspur.update=true} the file is written anew,
 * and whoever changes it looks at what has changed.
 */
class CountersTest {
  private static final Path FILE = Path.of("src/test/resources/counters.txt");
  private static final long PLENTY = 1L << 40;

  /** Calls of each workload: what takes longer to become hot must show too. */
  private static final int CALLS = 4;

  private static final String HEADING =
      """
      # Each workload called %d times with its test size; see CountersTest.
      # executed     instructions executed in all
      # interpreted  those that were left to the interpreter, compiled code doing the others
      # recordings   recordings begun
      # aborts       recordings and regions given up
      # compiled     compilations, those of the same loop again included
      # regions      regions installed at the end
      # guards       guards in them
      # calls        calls in their loops, and anywhere in functions, of the runtime or a function
      # bytes        JVM bytecode of all compilations
      # exits        side exits taken
      """
          .formatted(CALLS);

  private static final String ROW = "%-15s %9s %11s %10s %6s %8s %7s %6s %5s %7s %6s";

  @Test
  void countersAreAsTheyWere() throws IOException {
    List<String> found = new ArrayList<>(HEADING.lines().toList());
    found.add(
        ROW.formatted(
            "workload",
            "executed",
            "interpreted",
            "recordings",
            "aborts",
            "compiled",
            "regions",
            "guards",
            "calls",
            "bytes",
            "exits"));
    Workloads.all().forEach(workload -> found.add(row(workload)));
    if (Boolean.getBoolean("hotspur.update")) {
      Files.write(FILE, found);
    }
    List<String> recorded = Files.readAllLines(FILE);
    for (int i = 0; i < Math.min(found.size(), recorded.size()); i++) {
      assertEquals(recorded.get(i), found.get(i), "line " + (i + 1) + " of " + FILE);
    }
    assertEquals(recorded.size(), found.size(), "lines in " + FILE);
  }

  private static String row(Workload workload) {
    TracingJit metered = new TracingJit();
    Vm counting = run(workload, Vm.builder().fuel(PLENTY).jit(metered));
    Vm interpreting = run(workload, Vm.builder().fuel(PLENTY));
    long executed = interpreting.instructionsExecuted();
    assertEquals(executed, counting.instructionsExecuted(), workload.name());
    // Without a limit on instructions, as programs usually run, the code is another.
    TracingJit jit = new TracingJit(JitOptions.DEFAULT, JitListener.NONE);
    run(workload, Vm.builder().jit(jit));
    JitStatistics statistics = jit.statistics();
    return ROW.formatted(
        workload.name(),
        executed,
        counting.interpreter().instructionsInterpreted(),
        statistics.recordings,
        statistics.aborts().values().stream().mapToInt(count -> count).sum(),
        statistics.compilations,
        statistics.regions,
        statistics.guardsLeft,
        statistics.residualCalls,
        statistics.bytes,
        statistics.exits);
  }

  private static Vm run(Workload workload, Vm.Builder builder) {
    Vm vm = builder.world(new CapturingWorld()).build();
    vm.load(workload.module());
    for (int call = 0; call < CALLS; call++) {
      vm.call(workload.function(), workload.testSize());
    }
    return vm;
  }
}
