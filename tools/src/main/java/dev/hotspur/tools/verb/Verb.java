package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import java.io.IOException;

/** Something the command can do. */
public interface Verb {
  /** What it takes, and its help. */
  Syntax syntax();

  /**
   * Does it.
   *
   * @return the code to end with
   * @throws Refusal if it cannot be done
   * @throws IOException if the output cannot be written
   */
  int run(Given given, Console console) throws Refusal, IOException;
}
