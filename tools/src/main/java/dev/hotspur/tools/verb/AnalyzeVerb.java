package dev.hotspur.tools.verb;

import dev.hotspur.assembler.print.Disassembler;
import dev.hotspur.assembler.print.PrintOptions;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.Paint;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.count.CountReport;
import dev.hotspur.tools.count.Counts;
import dev.hotspur.tools.count.ProgressingCounter;
import dev.hotspur.tools.program.AtomicFile;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.ProgramRun;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.tools.program.Source;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code analyze}: runs a program and writes down its bytecode and its instruction counts. */
public final class AnalyzeVerb implements Verb {
  private static final Option DIRECTORY =
      Option.value("-d", "DIR", "Writes into this folder; the current one by default.");
  private static final PrintOptions LISTING = new PrintOptions(false, true, false, true);

  /** The verb. */
  public AnalyzeVerb() {}

  @Override
  public Syntax syntax() {
    List<Option> options = new ArrayList<>(List.of(DIRECTORY));
    options.addAll(Settings.LIMITS);
    return new Syntax(
        "analyze",
        "Runs a program, without its output, and writes two files: NAME_bytecode.txt, a"
            + " disassembly with offsets and depths of the stack, and NAME_instr_count.txt, how"
            + " often each instruction stands in the program and was executed.",
        options,
        true,
        "hotspur analyze -d target workloads/programs/quicksort.spur   # target/quicksort_...",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings settings = Settings.of(given, console);
    Path folder = folder(given);
    Program program = Loader.load(given.file(), console);
    VerifiedModule module = program.module();
    ProgressingCounter counter = new ProgressingCounter(console);
    var world = ProgramRun.silentWorldOf(given, console);
    int exitCode = new ProgramRun(program, settings, world, counter, console).run();
    Paint plain = new Paint(false);
    String counts =
        CountReport.text(Counts.inRun(module, counter.end(), 1, false), Long.MAX_VALUE, plain)
            + "\n"
            + CountReport.text(Counts.inCode(module, 1, false), Long.MAX_VALUE, plain);
    String name = name(given.file());
    write(folder.resolve(name + "_bytecode.txt"), new Disassembler(LISTING).print(module), console);
    write(folder.resolve(name + "_instr_count.txt"), counts, console);
    return exitCode;
  }

  private static Path folder(Given given) throws Refusal {
    String folder = given.value(DIRECTORY.name()).orElse("");
    try {
      return Path.of(folder);
    } catch (InvalidPathException e) {
      throw Refusal.io(folder + " cannot be the name of a folder");
    }
  }

  /** The file's name without its ending. */
  private static String name(String file) {
    if (file.equals(Source.STDIN)) {
      return "stdin";
    }
    String name = Path.of(file).getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  private static void write(Path file, String text, Console console) throws Refusal, IOException {
    new AtomicFile().write(file.toString(), text);
    console.out("wrote " + file + "\n");
  }
}
