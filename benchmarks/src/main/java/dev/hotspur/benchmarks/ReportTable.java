package dev.hotspur.benchmarks;

import dev.hotspur.benchmarks.Comparison.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The report as text: one line a workload, the geometric means of the ratios below. */
final class ReportTable {
  private final Comparison comparison;

  ReportTable(Comparison comparison) {
    this.comparison = comparison;
  }

  /** The lines, without their ends. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(line("workload", "java ms", "traced ms", "interpreted ms", ratios(Ratio::heading)));
    comparison.workloads().forEach(workload -> lines.add(row(workload)));
    lines.add(
        line(
            "geometric mean",
            "",
            "",
            "",
            ratios(ratio -> comparison.mean(ratio).map(Timing::toString).orElse("-"))));
    lines.add("Errors are half the 99.9% confidence interval.");
    comparison.workloads().stream()
        .filter(workload -> !comparison.verdict(workload).isSound())
        .forEach(workload -> lines.add(footnote(workload)));
    return lines;
  }

  private String row(String workload) {
    return line(
        workload,
        comparison.time(workload, Engine.JAVA).toString(),
        comparison.time(workload, Engine.TRACING).toString(),
        comparison.time(workload, Engine.INTERPRETED).toString(),
        ratios(ratio -> comparison.ratio(workload, ratio).map(Timing::toString).orElse("-")));
  }

  private String footnote(String workload) {
    TwinCheck.Verdict verdict = comparison.verdict(workload);
    return String.format(
        "%s: twice the work takes Java %s times as long; %s.", workload, verdict.growth(), verdict);
  }

  private static String ratios(Function<Ratio, String> cell) {
    StringBuilder cells = new StringBuilder();
    for (Ratio ratio : Ratio.values()) {
      cells.append(String.format(Locale.ROOT, " %17s", cell.apply(ratio)));
    }
    return cells.toString();
  }

  private static String line(
      String name, String java, String traced, String interpreted, String ratios) {
    return String.format(
            Locale.ROOT, "%-14s %17s %17s %19s%s", name, java, traced, interpreted, ratios)
        .stripTrailing();
  }
}
