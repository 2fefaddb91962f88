package dev.hotspur.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Checks that HotSpot does the twins' work instead of folding it away: with twice the size a twin
 * must take about twice as long. One that surely takes less has been folded away; when one surely
 * takes much longer, something else was running. Neither is a measure for anything, nor is a twin
 * whose times differ so much that nothing can be told.
 *
 * <p>Surely means: at both ends of the confidence interval. A twin whose times swing keeps its
 * ratios, and their errors say how much it swings. Where there were too few measurements for an
 * interval, the number alone decides.
 *
 * <pre>
 * java -cp benchmarks.jar dev.hotspur.benchmarks.TwinCheck collatz
 * </pre>
 */
public final class TwinCheck {
  private static final double LEAST = 1.7;
  private static final double MOST = 2.3;

  private TwinCheck() {}

  /**
   * What was found.
   *
   * @param growth the time at twice the size over the time at the size itself
   */
  record Verdict(Timing growth) {
    /** Whether nothing speaks against it that the twin does its work and the times are its own. */
    boolean isSound() {
      return flaw().isEmpty();
    }

    private Optional<String> flaw() {
      double error = growth.hasError() ? growth.error() : 0;
      if (growth.value() + error < LEAST) {
        return Optional.of("folded away");
      }
      if (growth.value() - error > MOST) {
        return Optional.of("measured on an unsteady machine");
      }
      // The interval reaches down to nothing: even work that was folded away would look like this.
      return error >= growth.value()
          ? Optional.of("measured too unsteadily to tell")
          : Optional.empty();
    }

    @Override
    public String toString() {
      return flaw().map(flaw -> flaw + ": left out of ratios").orElse("fine");
    }
  }

  /** The verdict on a workload's twin, from times at scale 1 and 2. */
  static Verdict verdict(Timings timings, String workload) {
    Timing once = timings.of(workload, Engine.JAVA, 1);
    return new Verdict(timings.of(workload, Engine.JAVA, 2).over(once));
  }

  /**
   * Measures the twins and prints the verdicts.
   *
   * @param arguments names of workloads, all if there are none, and JMH's options
   */
  public static void main(String[] arguments) throws RunnerException {
    Selection selection;
    try {
      selection = Selection.of(arguments);
      if (selection.isJson()) {
        throw new CommandLineOptionException("the verdicts are printed as text only");
      }
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    List<String> workloads = selection.workloads();
    Progress progress = new Progress(2 * workloads.size(), System.err::println, System::nanoTime);
    Timings timings =
        Timings.measure(selection.options(), progress, workloads, List.of(Engine.JAVA), 1, 2);
    for (String workload : workloads) {
      Verdict verdict = verdict(timings, workload);
      System.out.printf(Locale.ROOT, "%-16s %15s  %s%n", workload, verdict.growth(), verdict);
    }
  }
}
