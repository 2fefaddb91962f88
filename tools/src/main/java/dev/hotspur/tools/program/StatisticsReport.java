package dev.hotspur.tools.program;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitStatistics;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.Vm;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What {@code --stats} prints when a program has ended. */
public final class StatisticsReport {
  private static final int NAME_WIDTH = 24;
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double PERCENT = 100;

  /** Lines of a kind; the rest changes little. */
  private static final int MOST_FINDINGS = 12;

  private final StringBuilder out = new StringBuilder();

  private StatisticsReport() {}

  /**
   * The report.
   *
   * @param compiler empty if the machine had no JIT
   * @param isMetered whether instructions were counted
   */
  public static String of(Vm vm, Optional<TracingJit> compiler, boolean isMetered, long wallNanos) {
    StatisticsReport report = new StatisticsReport();
    report.line("wall time", millis(wallNanos));
    // Counting changes the code that runs, so it is not switched on behind the user's back.
    report.line(
        "fuel used", isMetered ? fuel(vm, compiler.isPresent()) : "not counted (--fuel counts it)");
    if (compiler.isPresent()) {
      report.jit(compiler.get().statistics());
      report.findings(compiler.get().findings());
    } else {
      report.line("jit", "off");
    }
    return report.out.toString();
  }

  private static String fuel(Vm vm, boolean isCompiled) {
    long all = vm.instructionsExecuted();
    if (!isCompiled) {
      return Long.toString(all);
    }
    long interpreted = vm.interpreter().instructionsInterpreted();
    double share = all == 0 ? 0 : PERCENT * interpreted / all;
    return String.format(Locale.ROOT, "%d, %.1f%% in the interpreter", all, share);
  }

  private void jit(JitStatistics jit) {
    line("recordings", jit.recordings + " of " + jit.instructionsRecorded + " instructions");
    Map<AbortReason, Integer> aborts = new TreeMap<>(jit.aborts());
    int all = 0;
    for (int count : aborts.values()) {
      all += count;
    }
    line("aborts", Integer.toString(all));
    aborts.forEach((reason, count) -> line("  " + reason.message(), Integer.toString(count)));
    line("compilations", Integer.toString(jit.compilations));
    line("regions", jit.regions + ", " + jit.retreats + " given up");
    line("operations", jit.operationsBefore + " -> " + jit.operationsAfter);
    line("guards", jit.guardsBefore + " -> " + jit.guardsAfter);
    line("bytes of JVM bytecode", Long.toString(jit.bytes));
    line("entries", Long.toString(jit.entries));
    line("side exits", Long.toString(jit.exits));
    line("time recording", millis(jit.recordingNanos));
    line("time optimising", millis(jit.optimisingNanos));
    line("time emitting", millis(jit.emittingNanos));
  }

  /** Why it is not faster: the calls of the runtime, then exits and what is interpreted. */
  private void findings(List<JitFinding> findings) {
    section(
        "left to the runtime",
        findings,
        each ->
            each instanceof JitFinding.ResidualCall
                || each instanceof JitFinding.LeftToInterpreter);
    section("side exits by line", findings, each -> each instanceof JitFinding.ExitTaken);
    section("not compiled", findings, each -> each instanceof JitFinding.NotCompiled);
  }

  private void section(String title, List<JitFinding> findings, Predicate<JitFinding> part) {
    List<JitFinding> shown = findings.stream().filter(part).toList();
    if (shown.isEmpty()) {
      return;
    }
    out.append(title).append('\n');
    shown.stream()
        .limit(MOST_FINDINGS)
        .forEach(each -> out.append("  " + each.place() + "  " + each.text() + "\n"));
    if (shown.size() > MOST_FINDINGS) {
      out.append("  and " + (shown.size() - MOST_FINDINGS) + " more, which hotspur trace shows\n");
    }
  }

  private void line(String name, String value) {
    out.append(name).append(" ".repeat(Math.max(2, NAME_WIDTH - name.length())));
    out.append(value).append('\n');
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
  }
}
