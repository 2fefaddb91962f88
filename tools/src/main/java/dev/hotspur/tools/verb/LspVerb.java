package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Operands;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.lsp.Session;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;

/** {@code lsp}: answers an editor's questions about programs. */
public final class LspVerb implements Verb {
  private static final Option STDIO =
      Option.flag("--stdio", "Talks over standard input and output; there is no other way.");

  private final Function<Throwable, String> defects;

  /**
   * The verb.
   *
   * @param defects writes down a defect, and says in one line what happened and where it stands
   */
  public LspVerb(Function<Throwable, String> defects) {
    this.defects = defects;
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        "lsp",
        "Answers an editor's questions about programs by the Language Server Protocol.",
        List.of(STDIO),
        Operands.NONE,
        "hotspur lsp   # an editor starts it; docs/editors.md says how",
        List.of(
            "It ends when the editor says so, when the editor's process ends, or with its input."
                + " The exit code is 0 if the editor has asked it to shut down before, else 1."));
  }

  @Override
  public int run(Given given, Console console) {
    PrintStream before = System.out;
    // The output is the protocol's; what a library might print goes elsewhere.
    System.setOut(System.err);
    try {
      return new Session(defects).run(console.in(), console.output(), console::complain);
    } finally {
      System.setOut(before);
    }
  }
}
