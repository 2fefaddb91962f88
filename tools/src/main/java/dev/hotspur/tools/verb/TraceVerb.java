package dev.hotspur.tools.verb;

import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.ProgramRun;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.tools.trace.JsonStory;
import dev.hotspur.tools.trace.Selection;
import dev.hotspur.tools.trace.Story;
import dev.hotspur.tools.trace.TextStory;
import dev.hotspur.vm.SystemWorld;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code trace}: runs a program and tells what the JIT did and why. */
public final class TraceVerb implements Verb {
  private static final Option SHOW =
      Option.value(
          "--show",
          "PARTS",
          "What to show of a loop, separated by commas: trace (stack code recorded), ir (as built),"
              + " passes (the IR after each pass, and why), bytecode (of the JVM). All by default.");
  private static final Option ALL =
      Option.flag("--all", "Shows this of every region, not of the first one only.");
  private static final Option EVENTS = Option.flag("--events", "Shows a line for each event only.");
  private static final Option OUTPUT =
      Option.flag(
          "--output", "Lets the program's own output through, which is left out otherwise.");
  private static final Option FORMAT =
      Option.value("--format", "FORMAT", "text, or json for a JSON object on each line.");

  /** The verb. */
  public TraceVerb() {}

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>(List.of(SHOW, ALL, EVENTS, OUTPUT, FORMAT));
    options.addAll(Settings.OPTIONS);
    return new Syntax(
        "trace",
        "Runs a program and tells what the JIT did and why: the first loop from stack code to JVM"
            + " bytecode, and a line for each event.",
        options,
        true,
        "hotspur trace --show=ir,passes workloads/programs/loop_counter.spur   # how it is optimised",
        Settings.jitHelp(JitOptions.DEFAULT));
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings settings = Settings.of(given, console);
    Selection selection =
        Selection.of(given.value(SHOW.name()), given.has(ALL.name()), given.has(EVENTS.name()));
    boolean isJson = Format.isJson(given);
    Program program = Loader.load(given.file(), console);
    SystemWorld world =
        given.has(OUTPUT.name())
            ? ProgramRun.worldOf(given, console)
            : ProgramRun.silentWorldOf(given, console);
    Story story =
        isJson
            ? new JsonStory(console, world, selection)
            : new TextStory(console, world, selection);
    TracingJit jit = new TracingJit(settings.jit(), story);
    int exitCode = new ProgramRun(program, settings, world, jit, console).run();
    story.end(jit.findings());
    if (console.outputFailure().isPresent()) {
      throw console.outputFailure().get();
    }
    return exitCode;
  }
}
