package dev.hotspur.tools.verb;

import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Settings;
import java.util.List;

/** {@code asm}: assembles and verifies a program without running it. */
public final class AsmVerb implements Verb {
  private static final Option CHECK =
      Option.flag("--check", "Only checks: says what is wrong, or nothing if all is well.");

  /** The verb. */
  public AsmVerb() {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "asm",
        "Checks a program: assembles and verifies it.",
        List.of(CHECK, Settings.COLOR),
        false,
        "hotspur asm --check workloads/programs/quicksort.spur   # silent: it is correct",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal {
    Settings.applyColour(given, console);
    if (!given.has(CHECK.name())) {
      throw Refusal.usage("asm can only check so far; give it --check");
    }
    Loader.load(given.file(), console);
    return ExitCode.OK;
  }
}
