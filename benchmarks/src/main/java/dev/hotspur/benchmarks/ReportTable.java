package dev.hotspur.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The report as text: one line a workload, the geometric means of the ratios below. */
final class ReportTable {
  private final Timings timings;
  private final List<String> workloads;

  /**
   * A table to be.
   *
   * @param timings the times of all engines at scale 1, and of Java at scale 2
   */
  ReportTable(Timings timings, List<String> workloads) {
    this.timings = timings;
    this.workloads = List.copyOf(workloads);
  }

  /** The lines, without their ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        line("workload", "interpreted ms", "traced ms", "java ms", "traced/java", "interp./java"));
    workloads.forEach(workload -> lines.add(row(workload)));
    lines.add(line("geometric mean", "", "", "", mean(Engine.TRACING), mean(Engine.INTERPRETED)));
    lines.add("Errors are half the 99.9% confidence interval.");
    workloads.stream()
        .filter(workload -> !isSound(workload))
        .forEach(workload -> lines.add(footnote(workload)));
    return lines;
  }

  private String row(String workload) {
    Function<Engine, String> ratio =
        engine -> isSound(workload) ? ratio(workload, engine).toString() : "-";
    return line(
        workload,
        time(workload, Engine.INTERPRETED).toString(),
        time(workload, Engine.TRACING).toString(),
        time(workload, Engine.JAVA).toString(),
        ratio.apply(Engine.TRACING),
        ratio.apply(Engine.INTERPRETED));
  }

  private String footnote(String workload) {
    TwinCheck.Verdict verdict = TwinCheck.verdict(timings, workload);
    return String.format(
        Locale.ROOT,
        "%s: twice the work takes Java %.2f times as long; %s.",
        workload,
        verdict.growth().value(),
        verdict);
  }

  private String mean(Engine engine) {
    List<Timing> ratios =
        workloads.stream().filter(this::isSound).map(workload -> ratio(workload, engine)).toList();
    return ratios.isEmpty() ? "-" : Timing.geometricMean(ratios).toString();
  }

  private boolean isSound(String workload) {
    return TwinCheck.verdict(timings, workload).isSound();
  }

  private Timing ratio(String workload, Engine engine) {
    return time(workload, engine).over(time(workload, Engine.JAVA));
  }

  private Timing time(String workload, Engine engine) {
    return timings.of(workload, engine, 1);
  }

  private static String line(String... cells) {
    return String.format(Locale.ROOT, "%-14s %20s %20s %20s %18s %18s", (Object[]) cells)
        .stripTrailing();
  }
}
