package dev.hotspur.tools.verb;

import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.JsonDiagnostics;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Settings;
import java.io.IOException;
import java.util.List;

/** {@code verify}: assembles and verifies a program, and says nothing if it is right. */
public final class VerifyVerb implements Verb {
  /** The verb. */
  public VerifyVerb() {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "verify",
        "Checks a program or library without running it: silent if it is right, exit code 3 if not.",
        List.of(Format.option(), Settings.COLOR),
        false,
        "hotspur verify workloads/programs/quicksort.spur   # silent: it is right",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    return check(given, console);
  }

  /**
   * Checks a program or library.
   *
   * @param given with the file and perhaps a format
   * @return the exit code
   * @throws Refusal if it cannot be read, or is wrong and the format is text
   */
  static int check(Given given, Console console) throws Refusal, IOException {
    if (Format.isJson(given)) {
      VerifiedAssembly result = Loader.check(given.file(), console);
      console.out(JsonDiagnostics.of(given.file(), result.diagnostics()));
      return result.module().isPresent() ? ExitCode.OK : ExitCode.REJECTED;
    }
    Loader.loadModule(given.file(), console);
    return ExitCode.OK;
  }
}
