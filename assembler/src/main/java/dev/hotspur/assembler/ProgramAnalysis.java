package dev.hotspur.assembler;

import dev.hotspur.assembler.emit.EmitListener;
import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Unit;
import dev.hotspur.vm.bytecode.Code;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be told of a program that need not be correct, for editors.
 *
 * @param units the files that were read: the program's own first, then what it includes
 * @param functions the functions that have no errors; not verified
 * @param diagnostics errors and warnings in the order of the source
 */
public record ProgramAnalysis(
    List<Unit> units, List<EmittedFunction> functions, List<Diagnostic> diagnostics) {

  /** Copies the lists. */
  public ProgramAnalysis {
    units = List.copyOf(units);
    functions = List.copyOf(functions);
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * A function that was emitted.
   *
   * @param source the text it stands in
   * @param code its code
   * @param spans by offset in the code where each instruction stands; those of a macro stand where
   *     the macro is used
   */
  public record EmittedFunction(SourceText source, Code code, List<Span> spans) {
    /** Copies the list. */
    public EmittedFunction {
      spans = List.copyOf(spans);
    }
  }

  /** Gathers what the emitter tells. */
  static final class Collector implements EmitListener {
    private final List<Unit> units = new ArrayList<>();
    private final List<EmittedFunction> functions = new ArrayList<>();

    @Override
    public void unit(Unit unit) {
      units.add(unit);
    }

    @Override
    public void function(SourceText source, Code code, List<Span> spans) {
      functions.add(new EmittedFunction(source, code, spans));
    }

    ProgramAnalysis analysis(List<Diagnostic> diagnostics) {
      return new ProgramAnalysis(units, functions, diagnostics);
    }
  }
}
