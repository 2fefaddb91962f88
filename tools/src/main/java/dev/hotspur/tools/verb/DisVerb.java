package dev.hotspur.tools.verb;

import dev.hotspur.assembler.print.Disassembler;
import dev.hotspur.assembler.print.PrintOptions;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.interp.RegisterListing;
import java.io.IOException;
import java.util.List;

/** {@code dis}: shows a program's stack code, or the register code that is made of it. */
public final class DisVerb implements Verb {
  private static final Option OFFSETS =
      Option.flag("--offsets", "Shows each instruction's offset in its function.");
  private static final Option POSITIONS =
      Option.flag("--positions", "Shows each instruction's line and column in the source.");
  private static final Option STACK =
      Option.flag("--stack", "Shows how many values are on the stack before each instruction.");
  private static final Option REGISTERS =
      Option.flag("--registers", "Shows the register code that the interpreter runs instead.");

  /** The verb. */
  public DisVerb() {}

  @Override
  public Syntax syntax() {
    return new Syntax(
        "dis",
        "Disassembles a program. What it prints without --registers assembles to the same program.",
        List.of(OFFSETS, POSITIONS, STACK, REGISTERS, Settings.COLOR),
        false,
        "hotspur dis --offsets --stack workloads/programs/quicksort.spur   # where is how much?",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings.applyColour(given, console);
    boolean more =
        given.has(OFFSETS.name()) || given.has(POSITIONS.name()) || given.has(STACK.name());
    if (given.has(REGISTERS.name()) && more) {
      throw Refusal.usage(
          "--registers shows other code; it goes with none of --offsets, --positions and --stack");
    }
    Program program = Loader.loadModule(given.file(), console);
    if (given.has(REGISTERS.name())) {
      String between = "";
      for (VerifiedCode code : program.module().codes()) {
        console.out(between);
        registers(code, console);
        between = "\n";
      }
    } else {
      PrintOptions options =
          new PrintOptions(
              false,
              given.has(OFFSETS.name()),
              given.has(POSITIONS.name()),
              given.has(STACK.name()));
      console.out(new Disassembler(options).print(program.module()));
    }
    return ExitCode.OK;
  }

  private static void registers(VerifiedCode code, Console console) throws IOException {
    console.out(RegisterListing.of(code));
    for (VerifiedCode inner : code.inner()) {
      console.out("\n");
      registers(inner, console);
    }
  }
}
