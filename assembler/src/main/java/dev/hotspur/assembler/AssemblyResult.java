package dev.hotspur.assembler;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.vm.bytecode.Module;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What assembling gave.
 *
 * @param module the module, unless there was an error; not verified
 * @param diagnostics errors and warnings in the order of the source
 */
public record AssemblyResult(Optional<Module> module, List<Diagnostic> diagnostics) {
  /** Copies the list. */
  public AssemblyResult {
    diagnostics = List.copyOf(diagnostics);
  }

  /** All diagnostics as text, each with its source line and a caret under the place. */
  public String render() {
    return render(diagnostics);
  }

  static String render(List<Diagnostic> diagnostics) {
    return diagnostics.stream().map(Diagnostic::render).collect(Collectors.joining("\n"));
  }
}
