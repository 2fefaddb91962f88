package dev.hotspur.tools.verb;

import dev.hotspur.assembler.binary.BinaryWriter;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.AtomicFile;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.tools.program.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** {@code asm}: assembles and verifies a program, and writes it in the binary form. */
public final class AsmVerb implements Verb {
  private static final String TEXT = ".spur";
  private static final String BINARY = ".spurc";
  private static final Option CHECK =
      Option.flag("--check", "Only checks: says what is wrong, or nothing if all is well.");
  private static final Option OUTPUT =
      Option.value(
          "-o", "OUT", "The file to write; - is the output. FILE, ending in .spurc, by default.");

  /** The verb. */
  public AsmVerb() {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "asm",
        "Assembles and verifies a program, and writes it in the binary form.",
        List.of(OUTPUT, CHECK, Format.option(), Settings.COLOR),
        false,
        "hotspur asm -o target/sort.spurc workloads/programs/quicksort.spur   # silent: it is written",
        List.of(
            "What is written runs like its source, without being assembled again, and stands"
                + " beside it unless -o says where. The file is written whole or not at all.",
            "--format=json goes with --check."));
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    if (given.has(CHECK.name())) {
      if (given.has(OUTPUT.name())) {
        throw Refusal.usage("--check writes nothing; leave out --check or -o");
      }
      return VerifyVerb.check(given, console);
    }
    if (Format.isJson(given)) {
      throw Refusal.usage("--format=json goes with --check only");
    }
    String output = output(given);
    Program program = Loader.loadModule(given.file(), console);
    byte[] bytes = BinaryWriter.write(program.module(), program.stamps().get());
    if (output.equals(Source.STDIN)) {
      console.output().write(bytes);
    } else {
      new AtomicFile().write(output, bytes);
    }
    return ExitCode.OK;
  }

  private static String output(Given given) throws Refusal {
    String file = given.file();
    boolean isInput = file.equals(Source.STDIN);
    if (isInput && !given.has(OUTPUT.name())) {
      throw Refusal.usage("a program from the standard input needs -o, to say where it is written");
    }
    String output = given.value(OUTPUT.name()).orElseGet(() -> beside(file));
    if (!isInput && isSame(file, output)) {
      throw Refusal.usage(output + " is the program itself; give it another file with -o");
    }
    return output;
  }

  /** The same file with the ending of the binary form. */
  private static String beside(String file) {
    boolean hasEnding = file.endsWith(TEXT) || file.endsWith(BINARY);
    return (hasEnding ? file.substring(0, file.lastIndexOf('.')) : file) + BINARY;
  }

  /** Whether both are the same file, also by a link; false if either cannot be found. */
  private static boolean isSame(String file, String other) {
    try {
      return Files.isSameFile(Path.of(file), Path.of(other));
    } catch (IOException | InvalidPathException e) {
      return false;
    }
  }
}
