package dev.hotspur.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures workloads with every engine and prints how they compare with hand-written Java.
 *
 * <pre>
 * java -cp benchmarks.jar dev.hotspur.benchmarks.Report quicksort collatz -f 1 --format=json
 * </pre>
 *
 * <p>The report goes to the standard output, the {@link Progress} to the standard error. {@code
 * hotspur bench} starts this.
 */
public final class Report {
  private static final int USAGE = 2;
  private static final int UNABLE = 5;
  private static final int DEFECT = 70;

  private Report() {}

  /**
   * Measures and prints. Ends with 2 if the command line is wrong and with 70 if a workload cannot
   * be measured, because its result is wrong for example.
   *
   * @param arguments names of workloads, all if there are none; JMH's options about forks,
   *     iterations and times; {@code --format=json}
   */
  public static void main(String[] arguments) {
    try {
      System.exit(report(Selection.of(arguments)));
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
    }
  }

  private static int report(Selection selection) {
    List<String> workloads = selection.workloads();
    int benchmarks = workloads.size() * (Engine.values().length + 1);
    Progress progress = new Progress(benchmarks, System.err::println, System::nanoTime);
    List<Timings> measured = new ArrayList<>();
    for (String workload : workloads) {
      try {
        measured.add(measure(workload, selection, progress));
      } catch (RunnerException e) {
        System.err.println(failure(workload, e));
        return isOfWorkload(e) ? DEFECT : UNABLE;
      }
    }
    Timings timings = measured.stream().reduce(Timings::and).orElseThrow();
    Comparison comparison = new Comparison(timings, workloads);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (selection.isJson()) {
      out.println(ReportJson.of(comparison));
    } else {
      new ReportTable(comparison).lines().forEach(out::println);
    }
    return 0;
  }

  /** All times of a workload, close together, so that what slows the machine slows them all. */
  private static Timings measure(String workload, Selection selection, Progress progress)
      throws RunnerException {
    List<String> one = List.of(workload);
    return Timings.measure(selection.options(), progress, one, List.of(Engine.JAVA), 2)
        .and(Timings.measure(selection.options(), progress, one, List.of(Engine.values()), 1));
  }

  /** One line; what JMH says is seen when it is run by itself. */
  static String failure(String workload, RunnerException failure) {
    return isOfWorkload(failure)
        ? workload
            + " cannot be measured: "
            + reason(failure).getMessage()
            + "; java -jar benchmarks.jar WorkloadBenchmark -p workload="
            + workload
            + " shows more"
        : "JMH cannot measure: " + failure.getMessage();
  }

  /** What went wrong in the process that measured is a cause; of itself JMH speaks without one. */
  private static boolean isOfWorkload(RunnerException failure) {
    return reason(failure) != failure;
  }

  private static Throwable reason(Throwable failure) {
    if (failure.getCause() != null) {
      return reason(failure.getCause());
    }
    return failure.getSuppressed().length == 0 ? failure : reason(failure.getSuppressed()[0]);
  }
}
