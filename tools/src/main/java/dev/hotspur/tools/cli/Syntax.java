package dev.hotspur.tools.cli;

import java.util.List;

/**
 * What a verb takes, and its help.
 *
 * @param verb the verb's name
 * @param summary one line
 * @param options the options
 * @param operands the words that are no options
 * @param example a command line to learn from, with its explanation after a {@code #}
 * @param notes further paragraphs of help
 */
public record Syntax(
    String verb,
    String summary,
    List<Option> options,
    Operands operands,
    String example,
    List<String> notes) {

  /** Copies the lists. */
  public Syntax {
    options = List.copyOf(options);
    notes = List.copyOf(notes);
  }

  /**
   * The syntax of a verb that takes a program.
   *
   * @param passesOn whether what follows FILE belongs to the program
   */
  public Syntax(
      String verb,
      String summary,
      List<Option> options,
      boolean passesOn,
      String example,
      List<String> notes) {
    this(
        verb,
        summary,
        options,
        passesOn ? Operands.PROGRAM_AND_ARGUMENTS : Operands.PROGRAM,
        example,
        notes);
  }
}
