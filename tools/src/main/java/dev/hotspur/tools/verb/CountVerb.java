package dev.hotspur.tools.verb;

import dev.hotspur.assembler.edit.Frequencies;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.count.CountReport;
import dev.hotspur.tools.count.Counts;
import dev.hotspur.tools.count.ProgressingCounter;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.ProgramRun;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.vm.SystemWorld;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code count}: how often each instruction stands in a program, or is executed. */
public final class CountVerb implements Verb {
  private static final Option DYNAMIC =
      Option.flag("--dynamic", "Runs the program, interpreted, and counts what is executed.");
  private static final Option BY_FUNCTION =
      Option.flag("--by-function", "Counts for each function by itself.");
  private static final Option PAIRS =
      Option.flag(
          "--pairs",
          "Counts pairs of instructions that follow each other: in the code within a basic block,"
              + " executed within one activation of a function.");
  private static final Option TRIPLES = Option.flag("--triples", "The same for three.");
  private static final Option TOP = Option.value("--top", "N", "Shows the N most frequent only.");
  private static final Option OUTPUT =
      Option.flag(
          "--output", "Lets the program's own output through, which is left out otherwise.");

  /** The verb. */
  public CountVerb() {}

  @Override
  public Syntax syntax() {
    List<Option> options =
        new ArrayList<>(
            List.of(DYNAMIC, BY_FUNCTION, PAIRS, TRIPLES, TOP, OUTPUT, Format.option()));
    options.addAll(Settings.LIMITS);
    return new Syntax(
        "count",
        "Counts instructions, the most frequent first: how often they stand in the program, or how"
            + " often they are executed.",
        options,
        true,
        "hotspur count --dynamic --top=5 workloads/programs/quicksort.spur   # the five hottest",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings settings = Settings.of(given, console);
    boolean isJson = Format.isJson(given);
    int length = length(given);
    long top =
        given.value(TOP.name()).isPresent()
            ? Settings.number(TOP.name(), given.value(TOP.name()).get(), 1, Long.MAX_VALUE)
            : Long.MAX_VALUE;
    boolean isDynamic = given.has(DYNAMIC.name());
    if (!isDynamic) {
      checkStatic(given);
    }
    Program program =
        isDynamic ? Loader.load(given.file(), console) : Loader.loadModule(given.file(), console);
    VerifiedModule module = program.module();
    boolean byFunction = given.has(BY_FUNCTION.name());
    int exitCode = ExitCode.OK;
    Counts counts;
    if (isDynamic) {
      ProgressingCounter counter = new ProgressingCounter(console);
      SystemWorld world =
          given.has(OUTPUT.name())
              ? ProgramRun.worldOf(given, console)
              : ProgramRun.silentWorldOf(given, console);
      exitCode = new ProgramRun(program, settings, world, counter, console).run();
      counts = Counts.inRun(module, counter.end(), length, byFunction);
    } else {
      counts = Counts.inCode(module, length, byFunction);
    }
    console.out(
        isJson
            ? CountReport.json(counts, module.module().file(), top)
            : CountReport.text(counts, top, console.outPaint()));
    return exitCode;
  }

  private static int length(Given given) throws Refusal {
    if (given.has(PAIRS.name()) && given.has(TRIPLES.name())) {
      throw Refusal.usage("--pairs does not go with --triples");
    }
    return given.has(TRIPLES.name()) ? Frequencies.LONGEST : given.has(PAIRS.name()) ? 2 : 1;
  }

  private static void checkStatic(Given given) throws Refusal {
    List<Option> needRun = new ArrayList<>(Settings.LIMITS);
    needRun.remove(Settings.COLOR);
    needRun.add(OUTPUT);
    for (Option option : needRun) {
      if (given.has(option.name())) {
        throw Refusal.usage(option.name() + " is about running; it goes with --dynamic only");
      }
    }
    if (!given.arguments().isEmpty()) {
      throw Refusal.usage("what follows FILE is for the program, which only --dynamic runs");
    }
  }
}
