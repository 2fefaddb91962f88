package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.workloads.Workloads;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

class ReportTableTest {
  private final Map<Timings.Key, Timing> times = new HashMap<>();

  @Test
  void ratiosAndTheirMeanStandInTheTable() {
    workload("fast", 20, 2, 1, 2);
    workload("slow", 80, 16, 1, 2);
    assertEquals(
        List.of(
            "workload java ms traced ms interpreted ms traced/java interp./java interp./traced",
            "fast 1.000 ± 0.000 2.000 ± 0.000 20.000 ± 0.000 2.000 ± 0.000 20.000 ± 0.000"
                + " 10.000 ± 0.000",
            "slow 1.000 ± 0.000 16.000 ± 0.000 80.000 ± 0.000 16.000 ± 0.000 80.000 ± 0.000"
                + " 5.000 ± 0.000",
            "geometric mean 5.657 ± 0.000 40.000 ± 0.000 7.071 ± 0.000",
            "Errors are half the 99.9% confidence interval."),
        table("fast", "slow"));
  }

  @Test
  void foldedTwinsAreShownButDoNotCount() {
    workload("real", 20, 2, 1, 2);
    workload("folded", 20, 5, 0.001, 0.00101);
    List<String> lines = table("real", "folded");
    assertEquals(
        "folded 0.001 ± 0.000 5.000 ± 0.000 20.000 ± 0.000 - - 4.000 ± 0.000", lines.get(2));
    assertEquals("geometric mean 2.000 ± 0.000 20.000 ± 0.000 6.325 ± 0.000", lines.get(3));
    assertEquals(
        "folded: twice the work takes Java 1.010 ± 0.000 times as long; folded away: left out of"
            + " ratios.",
        lines.get(5));
  }

  @Test
  void anUnsteadyMachineIsNotTakenForFolding() {
    workload("real", 20, 2, 1, 4);
    assertEquals(
        "real: twice the work takes Java 4.000 ± 0.000 times as long; measured on an unsteady"
            + " machine: left out of ratios.",
        table("real").get(4));
  }

  @Test
  void withoutSoundTwinsThereIsNoMeanToJava() {
    workload("folded", 20, 2, 1, 1);
    assertEquals("geometric mean - - 10.000 ± 0.000", table("folded").get(2));
  }

  @Test
  void theBoundsOfSoundTwins() {
    assertVerdict("fine", 1.7, 0);
    assertVerdict("fine", 2.3, 0);
    assertVerdict("folded away: left out of ratios", 1.69, 0);
    assertVerdict("measured on an unsteady machine: left out of ratios", 2.31, 0);
  }

  /** Only what holds in the whole confidence interval counts. */
  @Test
  void aTwinWhoseTimesSwingIsSound() {
    assertVerdict("fine", 1.25, 0.5);
    assertVerdict("folded away: left out of ratios", 1.25, 0.25);
    assertVerdict("fine", 2.75, 0.5);
    assertVerdict("measured on an unsteady machine: left out of ratios", 2.75, 0.25);
  }

  @Test
  void anErrorAsLargeAsTheNumberTellsNothing() {
    assertVerdict("fine", 2, 1.99);
    assertVerdict("measured too unsteadily to tell: left out of ratios", 2, 2);
    assertVerdict("measured too unsteadily to tell: left out of ratios", 3, 4);
    assertVerdict("folded away: left out of ratios", 0.5, 1);
  }

  @Test
  void withTooFewMeasurementsForAnErrorTheNumberDecides() {
    assertVerdict("fine", 1.7, Double.NaN);
    assertVerdict("folded away: left out of ratios", 1.69, Double.NaN);
    assertVerdict("measured on an unsteady machine: left out of ratios", 2.31, Double.NaN);
  }

  private static void assertVerdict(String expected, double growth, double error) {
    TwinCheck.Verdict verdict = new TwinCheck.Verdict(new Timing(growth, error));
    assertEquals(expected, verdict.toString());
    assertEquals(expected.equals("fine"), verdict.isSound());
  }

  @Test
  void errorsPropagate() {
    Timing ratio = new Timing(10, 0.3).over(new Timing(5, 0.2));
    assertEquals("2.000 ± 0.100", ratio.toString());
    assertEquals("2.000 ± 0.071", Timing.geometricMean(List.of(ratio, ratio)).toString());
    assertEquals("1.000 ± ?", new Timing(1, Double.NaN).toString());
  }

  /** The sum of two independent errors is their hypotenuse: 3% and 4% make 5%. */
  @Property(seed = "20261121")
  void aRatioIsAsUncertainAsBothOfItsTimes(
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double over,
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double under) {
    Timing ratio = new Timing(over, 0.03 * over).over(new Timing(under, 0.04 * under));
    assertEquals(over / under, ratio.value(), 1e-9 * ratio.value());
    assertEquals(0.05, ratio.error() / ratio.value(), 1e-9);
  }

  /** The more independent ratios, the surer their mean. */
  @Property(seed = "20261121")
  void theMeanOfEqualsIsTheirValue(
      @ForAll @DoubleRange(min = 0.01, max = 1e3) double value,
      @ForAll @IntRange(min = 1, max = 25) int count) {
    Timing mean = Timing.geometricMean(Collections.nCopies(count, new Timing(value, 0.1 * value)));
    assertEquals(value, mean.value(), 1e-9 * value);
    assertEquals(0.1 / Math.sqrt(count), mean.error() / mean.value(), 1e-9);
  }

  @Test
  void theCommandLineNamesWorkloads() throws CommandLineOptionException {
    assertEquals(List.of("collatz"), Selection.of("collatz", "-f", "1").workloads());
    assertEquals(Workloads.names(), Selection.of("-f", "1").workloads());
    assertThrows(CommandLineOptionException.class, () -> Selection.of("colatz"));
  }

  @Test
  void theCommandLineHasNoOptionThatWouldBeIgnored() throws CommandLineOptionException {
    assertTrue(Selection.of("--format=json", "fib").isJson());
    assertFalse(Selection.of("--format=json", "--format=text").isJson());
    assertFalse(Selection.of().isJson());
    for (String option : List.of("-rf", "-p", "--format=xml", "-bm")) {
      assertThrows(CommandLineOptionException.class, () -> Selection.of(option, "json"));
    }
  }

  private void workload(
      String name, double interpreted, double traced, double java, double doubled) {
    times.put(new Timings.Key(name, Engine.INTERPRETED, 1), new Timing(interpreted, 0));
    times.put(new Timings.Key(name, Engine.TRACING, 1), new Timing(traced, 0));
    times.put(new Timings.Key(name, Engine.JAVA, 1), new Timing(java, 0));
    times.put(new Timings.Key(name, Engine.JAVA, 2), new Timing(doubled, 0));
  }

  private List<String> table(String... workloads) {
    Timings timings = new Timings(times, ReportJsonTest.CONDITIONS);
    return new ReportTable(new Comparison(timings, List.of(workloads)))
        .lines().stream().map(line -> line.replaceAll(" +", " ")).toList();
  }
}
