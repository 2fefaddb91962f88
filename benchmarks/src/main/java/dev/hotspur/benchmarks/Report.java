package dev.hotspur.benchmarks;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;

/**
 * Measures workloads with every engine and prints how they compare with hand-written Java.
 *
 * <pre>
 * java -cp benchmarks.jar dev.hotspur.benchmarks.Report quicksort collatz -f 1 -rf json
 * </pre>
 *
 * <p>The table goes to the standard output, JMH's progress to the standard error.
 */
public final class Report {
  private Report() {}

  /**
   * Measures and prints.
   *
   * @param arguments names of workloads, all if there are none, and JMH's options
   */
  public static void main(String[] arguments) throws RunnerException {
    Selection selection;
    try {
      selection = Selection.of(arguments);
    } catch (CommandLineOptionException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    report(selection).forEach(out::println);
  }

  private static List<String> report(Selection selection) throws RunnerException {
    List<String> workloads = selection.workloads();
    Timings doubled = Timings.measure(selection.options(), workloads, List.of(Engine.JAVA), 2);
    // Last, so that a file of results holds these.
    Timings timings = Timings.measure(selection.options(), workloads, List.of(Engine.values()), 1);
    return new ReportTable(timings.and(doubled), workloads).lines();
  }
}
