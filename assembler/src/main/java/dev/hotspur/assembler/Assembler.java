package dev.hotspur.assembler;

import dev.hotspur.assembler.emit.EmitListener;
import dev.hotspur.assembler.emit.ModuleEmitter;
import dev.hotspur.assembler.syntax.Diagnostics;
import dev.hotspur.assembler.syntax.IncludeResolver;
import dev.hotspur.assembler.syntax.SourceText;
import dev.hotspur.vm.bytecode.Module;
import dev.hotspur.vm.bytecode.Problem;
import dev.hotspur.vm.bytecode.VerificationException;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.bytecode.Verifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Assembles programs.
 *
 * <p>The static methods are for programs in one text. An instance can also include files; it holds
 * nothing else and may be used by many threads if its resolver may.
 */
public final class Assembler {
  private final Optional<IncludeResolver> resolver;

  private Assembler(Optional<IncludeResolver> resolver) {
    this.resolver = resolver;
  }

  /** An assembler that finds included files with {@code resolver}. */
  public static Assembler including(IncludeResolver resolver) {
    return new Assembler(Optional.of(resolver));
  }

  /**
   * Assembles a program in one text.
   *
   * @param source the program
   * @param file the file's name, for messages and for the module
   * @return the module, not yet verified, or what is wrong
   */
  public static AssemblyResult assemble(String source, String file) {
    return new Assembler(Optional.empty()).assembleProgram(source, file);
  }

  /**
   * Assembles a program in one text and verifies it.
   *
   * @param source the program
   * @param file the file's name, for messages and for the module
   * @return the module, ready to run, or what is wrong
   */
  public static VerifiedAssembly assembleVerified(String source, String file) {
    return new Assembler(Optional.empty()).assembleVerifiedProgram(source, file);
  }

  /** Assembles a program and the files it includes. */
  public AssemblyResult assembleProgram(String source, String file) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<ModuleEmitter.Emitted> emitted =
        emit(source, file, diagnostics, EmitListener.NONE, true);
    Optional<Module> module = emitted.map(ModuleEmitter.Emitted::module);
    return new AssemblyResult(
        diagnostics.failed() ? Optional.empty() : module, diagnostics.sorted());
  }

  /**
   * Assembles a program and the files it includes, and verifies it. There must be a function to
   * start with.
   */
  public VerifiedAssembly assembleVerifiedProgram(String source, String file) {
    return assembleVerified(source, file, true);
  }

  /**
   * Assembles and verifies a module and the files it includes. It need not have a function to start
   * with: it can be a library, which others call.
   */
  public VerifiedAssembly assembleVerifiedModule(String source, String file) {
    return assembleVerified(source, file, false);
  }

  private VerifiedAssembly assembleVerified(String source, String file, boolean needsEntry) {
    Diagnostics diagnostics = new Diagnostics();
    Optional<VerifiedModule> module =
        emit(source, file, diagnostics, EmitListener.NONE, needsEntry).flatMap(Assembler::verify);
    return new VerifiedAssembly(
        diagnostics.failed() ? Optional.empty() : module, diagnostics.sorted());
  }

  /**
   * Assembles and verifies a program and the files it includes, and keeps what can be told of it
   * even if it is not correct.
   */
  public ProgramAnalysis analyze(String source, String file) {
    Diagnostics diagnostics = new Diagnostics();
    ProgramAnalysis.Collector collector = new ProgramAnalysis.Collector();
    emit(source, file, diagnostics, collector, true).ifPresent(Assembler::verify);
    return collector.analysis(diagnostics.sorted());
  }

  private Optional<ModuleEmitter.Emitted> emit(
      String source,
      String file,
      Diagnostics diagnostics,
      EmitListener listener,
      boolean needsEntry) {
    return ModuleEmitter.emit(
        new SourceText(file, source), resolver, diagnostics, listener, needsEntry);
  }

  private static Optional<VerifiedModule> verify(ModuleEmitter.Emitted emitted) {
    try {
      return Optional.of(Verifier.verify(emitted.module()));
    } catch (VerificationException refused) {
      Map<String, List<Problem>> byFunction =
          refused.problems().stream()
              .collect(
                  Collectors.groupingBy(
                      Problem::function, LinkedHashMap::new, Collectors.toList()));
      byFunction.forEach((function, found) -> emitted.sources().get(function).report(found));
      return Optional.empty();
    }
  }
}
