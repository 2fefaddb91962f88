package dev.hotspur.tools.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a command line says.
 *
 * @param options the values of each option that was given, by its name; an option without a value
 *     has none
 * @param file the operand FILE, or the first one; empty if the verb needs none
 * @param arguments what follows it: the program's arguments, or more files
 */
public record Given(Map<String, List<String>> options, String file, List<String> arguments) {
  /** Copies the collections. */
  public Given {
    options = Map.copyOf(options);
    arguments = List.copyOf(arguments);
  }

  /** All files, for a verb that takes more than one. */
  public List<String> files() {
    List<String> files = new ArrayList<>(List.of(file));
    files.addAll(arguments);
    return files;
  }

  /** Whether the option was given. */
  public boolean has(String option) {
    return options.containsKey(option);
  }

  /** The option's value. */
  public Optional<String> value(String option) {
    List<String> values = values(option);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  /** All values of an option that may be given more than once, in order. */
  public List<String> values(String option) {
    return options.getOrDefault(option, List.of());
  }
}
