package dev.hotspur.tools.cli;

import java.util.List;

/**
 * The words of a command line that are no options.
 *
 * @param name what the first one is called in the help; empty if none is needed
 * @param help one line about it
 * @param choices what they may be; empty if they may be anything
 * @param more what further ones are called; empty if there are none
 * @param moreHelp one line about those
 * @param passesOn whether they belong to the program, whatever they look like
 */
public record Operands(
    String name,
    String help,
    List<String> choices,
    String more,
    String moreHelp,
    boolean passesOn) {

  private static final String FILE = "FILE";
  private static final String PROGRAM_HELP =
      "The program, a .spur or .spurc file; - is the standard input.";
  private static final String TEXT_HELP = "The program, a .spur file; - is the standard input.";

  /** No words. */
  public static final Operands NONE = new Operands("", "", List.of(), "", "", false);

  /** One program. */
  public static final Operands PROGRAM = new Operands(FILE, PROGRAM_HELP, List.of(), "", "", false);

  /** One program and what it is called with. */
  public static final Operands PROGRAM_AND_ARGUMENTS =
      new Operands(
          FILE, PROGRAM_HELP, List.of(), "ARGS", "What the program finds in sys.argv.", true);

  /** One program or more, as text. */
  public static final Operands FILES =
      new Operands(FILE, TEXT_HELP, List.of(), FILE, "More programs.", false);

  /** Copies the list. */
  public Operands {
    choices = List.copyOf(choices);
  }

  /** One word out of a few. */
  public static Operands oneOf(String name, String help, String... choices) {
    return new Operands(name, help, List.of(choices), "", "", false);
  }

  /** None, one or more words out of a few. */
  public static Operands any(String name, String help, List<String> choices) {
    return new Operands("", "", choices, name, help, false);
  }

  /** Whether there must be one. */
  public boolean areTaken() {
    return !name.isEmpty();
  }

  /** Whether there may be more of them. */
  public boolean areMany() {
    return !more.isEmpty();
  }
}
