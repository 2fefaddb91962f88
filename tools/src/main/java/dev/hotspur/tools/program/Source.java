package dev.hotspur.tools.program;

import dev.hotspur.assembler.binary.BinaryReader;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;

/**
 * The text of a program.
 *
 * @param name the file as messages show it
 * @param text its text
 */
public record Source(String name, String text) {
  /** How the standard input is written on the command line. */
  public static final String STDIN = "-";

  /**
   * Reads a program.
   *
   * @param file a path, or {@link #STDIN}
   * @throws Refusal if it cannot be read or is no text
   */
  public static Source read(String file, Console console) throws Refusal {
    return of(Input.read(file, console));
  }

  /**
   * The text of a file.
   *
   * @throws Refusal if it is no text
   */
  static Source of(Input input) throws Refusal {
    if (BinaryReader.isBinary(input.bytes())) {
      throw Refusal.rejected(input.name() + " is no text but a program in the binary form");
    }
    return new Source(input.name(), Utf8.decode(input.bytes(), input.name()));
  }

  /** A file as messages show it. */
  static String nameOf(String file) {
    return file.equals(STDIN) ? "<stdin>" : file;
  }

  /** A line of the text, from 1, without its end; empty if there is none. */
  public String line(int number) {
    return number < 1 ? "" : text.lines().skip(number - 1L).findFirst().orElse("");
  }
}
