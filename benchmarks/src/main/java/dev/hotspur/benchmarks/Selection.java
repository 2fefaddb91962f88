package dev.hotspur.benchmarks;

import dev.hotspur.workloads.Workloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;

/**
 * What a command line asks for: names of workloads, JMH's options, the format.
 *
 * @param workloads the names, all of them if none was given
 * @param options JMH's options
 * @param isJson whether to print JSON
 */
record Selection(List<String> workloads, Options options, boolean isJson) {
  /** JMH's options that say how long to measure, and with which Java. */
  private static final Set<String> TAKEN = Set.of("-f", "-wi", "-w", "-i", "-r", "-jvm");

  private static final String TEXT = "--format=text";
  private static final String JSON = "--format=json";

  /**
   * Reads a command line.
   *
   * @throws CommandLineOptionException if an option or a workload is unknown
   */
  static Selection of(String... arguments) throws CommandLineOptionException {
    boolean isJson = false;
    List<String> words = new ArrayList<>();
    for (String word : arguments) {
      if (word.equals(TEXT) || word.equals(JSON)) {
        isJson = word.equals(JSON);
      } else if (word.startsWith("-") && !TAKEN.contains(word)) {
        throw new CommandLineOptionException(
            "the options here are -f, -wi, -w, -i, -r and -jvm, which are JMH's, and "
                + TEXT
                + " or json, not "
                + word);
      } else {
        words.add(word);
      }
    }
    CommandLineOptions options = new CommandLineOptions(words.toArray(String[]::new));
    List<String> names = options.getIncludes();
    for (String name : names) {
      if (Workloads.named(name).isEmpty()) {
        throw new CommandLineOptionException(
            "no workload " + name + "; there are " + String.join(", ", Workloads.names()));
      }
    }
    List<String> workloads = names.isEmpty() ? Workloads.names() : List.copyOf(names);
    return new Selection(workloads, options, isJson);
  }
}
