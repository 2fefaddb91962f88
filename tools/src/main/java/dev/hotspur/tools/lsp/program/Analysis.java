package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.ProgramAnalysis;
import dev.hotspur.assembler.syntax.Diagnostic;
import dev.hotspur.assembler.syntax.IncludeResolver;
import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that is known of a program: made once for each state of its files, and shared by
 * whoever asks. What few ask for is found when it is asked for first.
 */
public final class Analysis {
  private final ProgramAnalysis program;
  private final String root;
  private final Map<String, Unit> units = new LinkedHashMap<>();
  private final Map<String, SourceFile> files = new LinkedHashMap<>();
  private Optional<Names> names = Optional.empty();
  private Optional<Depths> depths = Optional.empty();

  private Analysis(String root, ProgramAnalysis program) {
    this.root = root;
    this.program = program;
    // A file can be included twice; its text is the same each time.
    program.units().forEach(unit -> units.putIfAbsent(unit.source().file(), unit));
  }

  /**
   * Analyses a program.
   *
   * @param file the name of its first file
   * @param text that file's text
   * @param resolver finds what it includes
   */
  public static Analysis of(String file, String text, IncludeResolver resolver) {
    return new Analysis(file, Assembler.including(resolver).analyze(text, file));
  }

  /** The name of the program's first file. */
  public String root() {
    return root;
  }

  /** What is wrong with the program. */
  public List<Diagnostic> diagnostics() {
    return program.diagnostics();
  }

  /** The names of all files that were read. */
  public List<String> fileNames() {
    return List.copyOf(units.keySet());
  }

  /** A file of the program. */
  public synchronized Optional<SourceFile> file(String name) {
    Unit unit = units.get(name);
    return unit == null
        ? Optional.empty()
        : Optional.of(files.computeIfAbsent(name, n -> SourceFile.of(unit)));
  }

  /** What the program's names stand for. */
  public synchronized Names names() {
    if (names.isEmpty()) {
      names = Optional.of(Names.of(List.copyOf(units.values())));
    }
    return names.get();
  }

  /** How deep the stack is. */
  public synchronized Depths depths() {
    if (depths.isEmpty()) {
      depths = Optional.of(Depths.of(program.functions()));
    }
    return depths.get();
  }

  /** The macro of that name. */
  public Optional<Item.Macro> macro(String name) {
    return names()
        .macro(name)
        .flatMap(symbol -> item(symbol).filter(Item.Macro.class::isInstance))
        .map(Item.Macro.class::cast);
  }

  /** The function, constant or macro that a symbol was defined as. */
  public Optional<Item> item(Symbol symbol) {
    return symbol
        .definition()
        .flatMap(
            use ->
                units.get(use.source().file()).items().stream()
                    .filter(item -> item.span().end() == use.span().end() || defines(item, use))
                    .findFirst());
  }

  private static boolean defines(Item item, Symbol.Use use) {
    return item instanceof Item.ConstantDefinition constant
        && constant.name().span().equals(use.span());
  }
}
