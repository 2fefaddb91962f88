package dev.hotspur.assembler.print;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Escapes;
import dev.hotspur.assembler.syntax.Words;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import java.util.List;

/**
 * Prints modules as programs, with labels and names in place of offsets and indices. Assembling
 * what it prints gives the same module again; with {@link PrintOptions#EXACT} an equal one, else
 * one that differs in positions alone (see {@link ModuleComparison}). This holds for verified
 * modules whose entry is one of their functions; what the assembly language does not have yet is
 * printed and then refused by the assembler.
 */
public final class Disassembler {
  private static final String DEFAULT_ENTRY = "main";

  private final PrintOptions options;
  private final Remarks remarks;

  /** A disassembler that shows what the options say. */
  public Disassembler(PrintOptions options) {
    this(options, Remarks.NONE);
  }

  /** A disassembler that shows what the options say, with remarks. */
  public Disassembler(PrintOptions options, Remarks remarks) {
    this.options = options;
    this.remarks = remarks;
  }

  /** The module as a program, without comments and positions. */
  public static String disassemble(Module module) {
    return new Disassembler(PrintOptions.PLAIN).print(module);
  }

  /**
   * The module as a program. Depths of the stack are left out if the verifier refuses the module.
   */
  public String print(Module module) {
    if (options.depths()) {
      try {
        return print(Verifier.verify(module));
      } catch (VerificationException refused) {
        return program(module, VerifiedDepths.NONE);
      }
    }
    return program(module, VerifiedDepths.NONE);
  }

  /** The verified module as a program. */
  public String print(VerifiedModule module) {
    return program(module.module(), VerifiedDepths.of(module.codes()));
  }

  private String program(Module module, VerifiedDepths depths) {
    StringBuilder out = new StringBuilder();
    out.append(Directive.MODULE).append(' ').append(Words.written(module.name())).append('\n');
    if (options.locations()) {
      out.append(Directive.FILE).append(' ').append(Escapes.quote(module.file(), '"')).append('\n');
    }
    if (!module.entry().equals(DEFAULT_ENTRY)) {
      out.append(Directive.ENTRY).append(' ').append(Words.written(module.entry())).append('\n');
    }
    for (FunctionDefinition function : module.functions()) {
      out.append('\n');
      new FunctionPrinter(function.code(), options, depths, remarks, 0, out).print(function);
    }
    return out.toString();
  }

  /** One code object as a function of a program. */
  public String print(FunctionDefinition function) {
    return function(function, VerifiedDepths.NONE);
  }

  /**
   * One verified code object as a function of a program.
   *
   * @param verified what the verifier knows of the function's code
   */
  public String print(FunctionDefinition function, VerifiedCode verified) {
    return function(function, VerifiedDepths.of(List.of(verified)));
  }

  private String function(FunctionDefinition function, VerifiedDepths depths) {
    StringBuilder out = new StringBuilder();
    new FunctionPrinter(function.code(), options, depths, remarks, 0, out).print(function);
    return out.toString();
  }
}
