package dev.hotspur.tools.verb;

import dev.hotspur.assembler.print.FormatResult;
import dev.hotspur.assembler.print.Formatter;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Operands;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.AtomicFile;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.tools.program.Source;
import dev.hotspur.tools.program.UnifiedDiff;
import java.io.IOException;
import java.util.List;

/** {@code fmt}: lays programs out in columns. */
public final class FmtVerb implements Verb {
  private static final Option CHECK =
      Option.flag("--check", "Changes nothing; names the files that are not formatted.");
  private static final Option DIFF =
      Option.flag("--diff", "Changes nothing; shows what would change, as patch reads it.");

  /** The verb. */
  public FmtVerb() {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "fmt",
        "Formats programs: lays their text out in columns, and changes nothing else.",
        List.of(CHECK, DIFF, Settings.COLOR),
        Operands.FILES,
        "hotspur fmt --check workloads/programs/quicksort.spur   # silent: it is formatted",
        List.of(
            "Files are rewritten in place, if there is something to change; - is written to the"
                + " standard output. A file whose syntax is wrong is left as it is, and the others"
                + " are formatted. With --check the exit code is 1 if a file is not formatted."));
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    List<String> files = given.files();
    if (files.size() > 1 && files.contains(Source.STDIN)) {
      throw Refusal.usage("- stands for the standard input and goes with no other file");
    }
    int worst = ExitCode.OK;
    for (String file : files) {
      worst = Math.max(worst, format(file, given, console));
    }
    return worst;
  }

  private static int format(String file, Given given, Console console) throws IOException {
    try {
      Source source = Source.read(file, console);
      FormatResult result = Formatter.format(source.text(), source.name());
      if (result.lines().isEmpty()) {
        Loader.tell(result.diagnostics(), console);
        throw Refusal.rejected(Loader.errors(result.diagnostics()) + " in " + source.name());
      }
      return deliver(file, source, result, given, console);
    } catch (Refusal refusal) {
      console.complain(refusal.getMessage());
      return refusal.exitCode();
    }
  }

  private static int deliver(
      String file, Source source, FormatResult result, Given given, Console console)
      throws IOException, Refusal {
    String text = result.text().orElseThrow();
    boolean changed = !text.equals(source.text());
    if (given.has(DIFF.name())) {
      console.out(UnifiedDiff.of(source, result.lines().orElseThrow()));
    } else if (given.has(CHECK.name())) {
      console.out(changed ? source.name() + "\n" : "");
    } else if (file.equals(Source.STDIN)) {
      console.out(text);
    } else if (changed) {
      new AtomicFile().write(file, text);
    }
    return changed && given.has(CHECK.name()) ? ExitCode.DIFFERENT : ExitCode.OK;
  }
}
