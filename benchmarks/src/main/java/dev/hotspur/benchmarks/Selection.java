package dev.hotspur.benchmarks;

import dev.hotspur.workloads.Workloads;
import java.util.List;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;

/**
 * What a command line asks for: names of workloads and JMH's options.
 *
 * @param workloads the names, all of them if none was given
 * @param options JMH's options
 */
record Selection(List<String> workloads, Options options) {
  /**
   * Reads a command line.
   *
   * @throws CommandLineOptionException if an option or a workload is unknown
   */
  static Selection of(String... arguments) throws CommandLineOptionException {
    CommandLineOptions options = new CommandLineOptions(arguments);
    List<String> names = options.getIncludes();
    for (String name : names) {
      if (Workloads.named(name).isEmpty()) {
        throw new CommandLineOptionException(
            "no workload " + name + "; there are " + String.join(", ", Workloads.names()));
      }
    }
    return new Selection(names.isEmpty() ? Workloads.names() : List.copyOf(names), options);
  }
}
