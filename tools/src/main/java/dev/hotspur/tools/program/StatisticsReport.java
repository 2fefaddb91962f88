package dev.hotspur.tools.program;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitStatistics;
import dev.hotspur.vm.Vm;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What {@code --stats} prints when a program has ended. */
public final class StatisticsReport {
  private static final int NAME_WIDTH = 24;
  private static final double NANOS_PER_MILLI = 1e6;

  private final StringBuilder out = new StringBuilder();

  private StatisticsReport() {}

  /**
   * The report.
   *
   * @param jit empty if the machine had no JIT
   * @param isMetered whether instructions were counted
   */
  public static String of(Vm vm, Optional<JitStatistics> jit, boolean isMetered, long wallNanos) {
    StatisticsReport report = new StatisticsReport();
    report.line("wall time", millis(wallNanos));
    // Counting changes the code that runs, so it is not switched on behind the user's back.
    report.line(
        "fuel used",
        isMetered ? Long.toString(vm.instructionsExecuted()) : "not counted (--fuel counts it)");
    if (jit.isPresent()) {
      report.jit(jit.get());
    } else {
      report.line("jit", "off");
    }
    return report.out.toString();
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
    line("operations", jit.operationsBefore + " -> " + jit.operationsAfter);
    line("guards", jit.guardsBefore + " -> " + jit.guardsAfter);
    line("bytes of JVM bytecode", Long.toString(jit.bytes));
    line("entries", Long.toString(jit.entries));
    line("side exits", Long.toString(jit.exits));
    line("time recording", millis(jit.recordingNanos));
    line("time optimising", millis(jit.optimisingNanos));
    line("time emitting", millis(jit.emittingNanos));
  }

  private void line(String name, String value) {
    out.append(name).append(" ".repeat(Math.max(2, NAME_WIDTH - name.length())));
    out.append(value).append('\n');
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / NANOS_PER_MILLI);
  }
}
