package dev.hotspur.tools.cli;

/**
 * An option of a verb.
 *
 * @param name as it is written, with its dashes
 * @param parameter what its value is called in the help; empty for an option without a value
 * @param isRepeatable whether it may be given more than once
 * @param help one line
 */
public record Option(String name, String parameter, boolean isRepeatable, String help) {
  /** An option without a value. */
  public static Option flag(String name, String help) {
    return new Option(name, "", false, help);
  }

  /** An option with a value. */
  public static Option value(String name, String parameter, String help) {
    return new Option(name, parameter, false, help);
  }

  /** An option with a value that may be given more than once. */
  public static Option values(String name, String parameter, String help) {
    return new Option(name, parameter, true, help);
  }

  /** Whether it takes a value. */
  public boolean takesValue() {
    return !parameter.isEmpty();
  }
}
