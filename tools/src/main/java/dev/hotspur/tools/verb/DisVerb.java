package dev.hotspur.tools.verb;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.assembler.print.Disassembler;
import dev.hotspur.assembler.print.ModuleDifference;
import dev.hotspur.assembler.print.PrintOptions;
import dev.hotspur.assembler.print.Remarks;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.tools.cli.Format;
import dev.hotspur.tools.cli.Given;
import dev.hotspur.tools.cli.Option;
import dev.hotspur.tools.cli.Syntax;
import dev.hotspur.tools.console.Console;
import dev.hotspur.tools.console.ExitCode;
import dev.hotspur.tools.console.Refusal;
import dev.hotspur.tools.listing.AnchorRemarks;
import dev.hotspur.tools.listing.ColouredListing;
import dev.hotspur.tools.listing.JsonListing;
import dev.hotspur.tools.program.Functions;
import dev.hotspur.tools.program.Loader;
import dev.hotspur.tools.program.Program;
import dev.hotspur.tools.program.ProgramRun;
import dev.hotspur.tools.program.Settings;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.interp.RegisterListing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private static final Option ROUNDTRIP =
      Option.flag("--roundtrip", "Assembles what would be printed and compares: OK, or where not.");
  private static final Option ADAPTIVE =
      Option.flag(
          "--adaptive",
          "Runs the program, without its output, and shows what it has left at the heads of loops:"
              + " passes, compiled regions, exits taken. Goes with the options of trace.");

  /** The verb. */
  public DisVerb() {}

  @Override
  public Syntax syntax() {
    List<Option> options =
        new ArrayList<>(
            List.of(
                OFFSETS,
                POSITIONS,
                STACK,
                FunctionOption.OPTION,
                REGISTERS,
                ROUNDTRIP,
                ADAPTIVE,
                Format.option()));
    options.addAll(Settings.OPTIONS);
    return new Syntax(
        "dis",
        "Disassembles a program. What it prints of a whole program as stack code assembles to the"
            + " same program.",
        options,
        true,
        "hotspur dis --offsets --stack workloads/programs/quicksort.spur   # where is how much?",
        List.of());
  }

  @Override
  public int run(Given given, Console console) throws Refusal, IOException {
    Settings settings = Settings.of(given, console);
    check(given);
    Program program =
        given.has(ADAPTIVE.name())
            ? Loader.load(given.file(), console)
            : Loader.loadModule(given.file(), console);
    List<Functions.Function> functions = FunctionOption.of(given, program.module());
    if (given.has(ROUNDTRIP.name())) {
      return roundTrip(program.module().module(), console);
    } else if (given.has(REGISTERS.name())) {
      registers(functions, console);
    } else if (Format.isJson(given)) {
      console.out(JsonListing.of(program.module(), functions));
    } else if (given.has(ADAPTIVE.name())) {
      AnchorRemarks remarks = new AnchorRemarks(new TracingJit(settings.jit(), JitListener.NONE));
      var world = ProgramRun.silentWorldOf(given, console);
      int exitCode = new ProgramRun(program, settings, world, remarks, console).run();
      print(given, program, functions, remarks, console);
      return exitCode;
    } else {
      print(given, program, functions, Remarks.NONE, console);
    }
    return ExitCode.OK;
  }

  /** Refuses options that would be ignored. */
  private static void check(Given given) throws Refusal {
    boolean isJson = Format.isJson(given);
    List<Option> modes =
        List.of(REGISTERS, ROUNDTRIP, ADAPTIVE).stream().filter(o -> given.has(o.name())).toList();
    if (modes.size() > 1 || (isJson && !modes.isEmpty())) {
      String other = isJson ? "--format=json" : modes.get(1).name();
      throw Refusal.usage(modes.get(0).name() + " does not go with " + other);
    }
    boolean isListing = !isJson && (modes.isEmpty() || modes.contains(ADAPTIVE));
    for (Option option : List.of(OFFSETS, POSITIONS, STACK)) {
      if (given.has(option.name()) && !isListing) {
        String mode = isJson ? "--format=json, which has it anyway" : modes.get(0).name();
        throw Refusal.usage(option.name() + " does not go with " + mode);
      }
    }
    if (given.has(ROUNDTRIP.name()) && given.has(FunctionOption.OPTION.name())) {
      throw Refusal.usage("--roundtrip is for whole programs; leave out --function");
    }
    if (!modes.contains(ADAPTIVE)) {
      if (!given.arguments().isEmpty()) {
        throw Refusal.usage("what follows FILE is for the program, which only --adaptive runs");
      }
      for (Option option : Settings.OPTIONS) {
        if (given.has(option.name()) && !option.equals(Settings.COLOR)) {
          throw Refusal.usage(option.name() + " is about running; it goes with --adaptive only");
        }
      }
    }
  }

  private static void print(
      Given given,
      Program program,
      List<Functions.Function> functions,
      Remarks remarks,
      Console console)
      throws IOException {
    PrintOptions options =
        new PrintOptions(
            false, given.has(OFFSETS.name()), given.has(POSITIONS.name()), given.has(STACK.name()));
    Disassembler disassembler = new Disassembler(options, remarks);
    StringBuilder text = new StringBuilder();
    if (given.has(FunctionOption.OPTION.name())) {
      for (Functions.Function function : Functions.outermost(functions)) {
        text.append(text.length() == 0 ? "" : "\n");
        text.append(disassembler.print(function.definition(), function.code()));
      }
    } else {
      text.append(disassembler.print(program.module()));
    }
    boolean hasComments = options.offsets() || options.positions() || options.depths();
    console.out(ColouredListing.of(text.toString(), hasComments, console.outPaint()));
  }

  private static void registers(List<Functions.Function> functions, Console console)
      throws IOException {
    String between = "";
    for (Functions.Function function : functions) {
      console.out(between + RegisterListing.of(function.code()));
      between = "\n";
    }
  }

  private static int roundTrip(Module module, Console console) throws IOException {
    VerifiedAssembly again =
        Assembler.including((path, from) -> Optional.empty())
            .assembleVerifiedModule(
                Disassembler.disassemble(module), module.file() + " (disassembled)");
    Optional<String> difference =
        again.module().isEmpty()
            ? Optional.of("the assembler refuses it:\n" + again.render())
            : ModuleDifference.between(module, again.module().get().module());
    if (difference.isPresent()) {
      console.complain(
          "what dis prints is another program, which is a defect of hotspur: " + difference.get());
      return ExitCode.DEFECT;
    }
    console.out("OK\n");
    return ExitCode.OK;
  }
}
