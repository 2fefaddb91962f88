package dev.hotspur.tools.verb;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.ProgramRun;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.tools.program.StatisticsReport;
import dev.hotspur.vm.interp.HotSpotListener;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** {@code run}: runs a program. */
public final class RunVerb implements Verb {
  /** The verb's name, under which it is found before any other verb is loaded. */
  public static final String NAME = "run";

  private static final Option STATS =
      Option.flag("--stats", "Prints to stderr what the machine and its JIT did.");

  /**
   * A program that is over within some ten milliseconds gains nothing from being compiled, and
   * compiling its first loop takes longer. Of 10 to 1,000 thousand passes these cost the workloads
   * least, whole processes at the sizes of tests and of benchmarks taken together.
   */
  private static final int WARM_UP = 100_000;

  /** The verb. */
  public RunVerb() {}

  private static JitOptions patient(JitOptions options) {
    return options.withDefault(JitOption.WARM_UP, WARM_UP);
  }

  /** What is needed to read a correct command line; the help is left out. */
  public static Syntax quickSyntax() {
    return new Syntax(NAME, "", Settings.withJit(STATS), true, "", List.of());
  }

  @Override
  public Syntax syntax() {
    return new Syntax(
        NAME,
        "Runs a program.",
        Settings.withJit(STATS),
        true,
        "hotspur run --stats workloads/programs/quicksort.spur   # and what the JIT did",
        Settings.jitHelp(patient(JitOptions.DEFAULT)));
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings settings = Settings.of(given, console);
    long begin = System.nanoTime();
    Program program = Loader.load(given.file(), console);
    HotSpotListener compiler = HotSpotListener.NONE;
    Optional<TracingJit> jit = Optional.empty();
    if (settings.tracing()) {
      jit = Optional.of(new TracingJit(patient(settings.jit()), JitListener.NONE));
      compiler = jit.get();
    }
    ProgramRun run =
        new ProgramRun(program, settings, ProgramRun.worldOf(given, console), compiler, console);
    int exitCode = run.run();
    if (given.has(STATS.name())) {
      long time = System.nanoTime() - begin;
      boolean isMetered = settings.fuel().isPresent();
      console.err(StatisticsReport.of(run.vm(), jit, isMetered, time));
    }
    return exitCode;
  }
}
