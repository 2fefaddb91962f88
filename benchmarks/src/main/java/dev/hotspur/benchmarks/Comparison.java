package dev.hotspur.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * What measured times say: how the engines compare on each workload, and over all of them.
 *
 * @param timings the times of all engines at scale 1, and of Java at scale 2
 * @param workloads their names, in the order of the report
 */
record Comparison(Timings timings, List<String> workloads) {
  Comparison {
    workloads = List.copyOf(workloads);
  }

  /** How many times as long one engine takes as another. */
  enum Ratio {
    TRACED_TO_JAVA("traced/java", Engine.TRACING, Engine.JAVA),
    INTERPRETED_TO_JAVA("interp./java", Engine.INTERPRETED, Engine.JAVA),
    INTERPRETED_TO_TRACED("interp./traced", Engine.INTERPRETED, Engine.TRACING);

    private final String heading;
    private final Engine over;
    private final Engine under;

    Ratio(String heading, Engine over, Engine under) {
      this.heading = heading;
      this.over = over;
      this.under = under;
    }

    /** What it is called in a table. */
    String heading() {
      return heading;
    }
  }

  /** The time of a run in milliseconds. */
  Timing time(String workload, Engine engine) {
    return timings.of(workload, engine, 1);
  }

  /** The ratio, unless it needs a twin that is no measure for anything. */
  Optional<Timing> ratio(String workload, Ratio ratio) {
    return ratio.under == Engine.JAVA && !verdict(workload).isSound()
        ? Optional.empty()
        : Optional.of(time(workload, ratio.over).over(time(workload, ratio.under)));
  }

  /** The geometric mean over the workloads that have the ratio, if any has. */
  Optional<Timing> mean(Ratio ratio) {
    List<Timing> ratios =
        workloads.stream().flatMap(workload -> ratio(workload, ratio).stream()).toList();
    return ratios.isEmpty() ? Optional.empty() : Optional.of(Timing.geometricMean(ratios));
  }

  /** Whether the twin of a workload does its work. */
  TwinCheck.Verdict verdict(String workload) {
    return TwinCheck.verdict(timings, workload);
  }
}
