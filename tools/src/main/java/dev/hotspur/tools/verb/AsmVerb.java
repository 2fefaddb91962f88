package dev.hotspur.tools.verb;

import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.JsonDiagnostics;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Settings;
import java.io.IOException;
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
        List.of(CHECK, Format.option(), Settings.COLOR),
        false,
        "hotspur asm --check workloads/programs/quicksort.spur   # silent: it is correct",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    if (!given.has(CHECK.name())) {
      throw Refusal.usage("asm can only check so far; give it --check");
    }
    if (Format.isJson(given)) {
      VerifiedAssembly result = Loader.check(given.file(), console);
      console.out(JsonDiagnostics.of(given.file(), result.diagnostics()));
      return result.module().isPresent() ? ExitCode.OK : ExitCode.REJECTED;
    }
    Loader.loadModule(given.file(), console);
    return ExitCode.OK;
  }
}
