package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.workloads.Workloads;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

class ReportTableTest {
  private final Map<Timings.Key, Timing> times = new HashMap<>();

  @Test
  void ratiosAndTheirMeanStandInTheTable() {
    workload("fast", 20, 2, 1, 2);
    workload("slow", 80, 8, 1, 2);
    assertEquals(
        List.of(
            "workload interpreted ms traced ms java ms traced/java interp./java",
            "fast 20.000 ± 0.000 2.000 ± 0.000 1.000 ± 0.000 2.000 ± 0.000 20.000 ± 0.000",
            "slow 80.000 ± 0.000 8.000 ± 0.000 1.000 ± 0.000 8.000 ± 0.000 80.000 ± 0.000",
            "geometric mean 4.000 ± 0.000 40.000 ± 0.000",
            "Errors are half the 99.9% confidence interval."),
        table("fast", "slow"));
  }

  @Test
  void foldedTwinsAreShownButDoNotCount() {
    workload("real", 20, 2, 1, 2);
    workload("folded", 20, 2, 0.001, 0.00101);
    List<String> lines = table("real", "folded");
    assertEquals("folded 20.000 ± 0.000 2.000 ± 0.000 0.001 ± 0.000 - -", lines.get(2));
    assertEquals("geometric mean 2.000 ± 0.000 20.000 ± 0.000", lines.get(3));
    assertEquals(
        "folded: twice the work takes Java 1.01 times as long; folded away: left out of ratios.",
        lines.get(5));
  }

  @Test
  void anUnsteadyMachineIsNotTakenForFolding() {
    workload("real", 20, 2, 1, 4);
    assertEquals(
        "real: twice the work takes Java 4.00 times as long; measured on an unsteady machine: left"
            + " out of ratios.",
        table("real").get(4));
  }

  @Test
  void withoutSoundTwinsThereIsNoMean() {
    workload("folded", 20, 2, 1, 1);
    assertEquals("geometric mean - -", table("folded").get(2));
  }

  @Test
  void theBoundsOfSoundTwins() {
    assertTrue(new TwinCheck.Verdict(new Timing(1.7, 0)).isSound());
    assertTrue(new TwinCheck.Verdict(new Timing(2.3, 0)).isSound());
    assertFalse(new TwinCheck.Verdict(new Timing(1.69, 0)).isSound());
    assertFalse(new TwinCheck.Verdict(new Timing(2.31, 0)).isSound());
  }

  @Test
  void errorsPropagate() {
    Timing ratio = new Timing(10, 0.3).over(new Timing(5, 0.2));
    assertEquals("2.000 ± 0.100", ratio.toString());
    assertEquals("2.000 ± 0.071", Timing.geometricMean(List.of(ratio, ratio)).toString());
    assertEquals("1.000 ± ?", new Timing(1, Double.NaN).toString());
  }

  @Test
  void theCommandLineNamesWorkloads() throws CommandLineOptionException {
    assertEquals(List.of("collatz"), Selection.of("collatz", "-f", "1").workloads());
    assertEquals(Workloads.names(), Selection.of("-f", "1").workloads());
    assertThrows(CommandLineOptionException.class, () -> Selection.of("colatz"));
  }

  private void workload(
      String name, double interpreted, double traced, double java, double doubled) {
    times.put(new Timings.Key(name, Engine.INTERPRETED, 1), new Timing(interpreted, 0));
    times.put(new Timings.Key(name, Engine.TRACING, 1), new Timing(traced, 0));
    times.put(new Timings.Key(name, Engine.JAVA, 1), new Timing(java, 0));
    times.put(new Timings.Key(name, Engine.JAVA, 2), new Timing(doubled, 0));
  }

  private List<String> table(String... workloads) {
    return new ReportTable(new Timings(times), List.of(workloads))
        .lines().stream().map(line -> line.replaceAll(" +", " ")).toList();
  }
}
