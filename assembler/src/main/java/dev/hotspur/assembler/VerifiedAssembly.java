package dev.hotspur.assembler;

import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.List;
import java.util.Optional;

/**
 * What assembling and verifying gave.
 *
 * @param module the module, ready to run, unless there was an error
 * @param diagnostics errors and warnings in the order of the source
 */
public record VerifiedAssembly(Optional<VerifiedModule> module, List<Diagnostic> diagnostics) {
  /** Copies the list. */
  public VerifiedAssembly {
    diagnostics = List.copyOf(diagnostics);
  }

  /** All diagnostics as text, each with its source line and a caret under the place. */
  public String render() {
    return AssemblyResult.render(diagnostics);
  }
}
