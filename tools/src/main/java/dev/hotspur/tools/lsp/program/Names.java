package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the names in a program stand for. Found in one walk over its syntax trees. */
public final class Names {
  private final Map<String, Symbol> functions = new LinkedHashMap<>();
  private final Map<String, Symbol> globals = new LinkedHashMap<>();
  private final Map<String, Symbol> builtins = new LinkedHashMap<>();
  private final Map<String, Symbol> constants = new LinkedHashMap<>();
  private final Map<String, Symbol> macros = new LinkedHashMap<>();
  private final Map<String, List<Symbol.Use>> uses = new HashMap<>();
  private final List<Scope> scopes = new ArrayList<>();
  private final MacroRoles roles;
  private final Optional<Operand.Name> entry;

  private Names(List<Unit> units) {
    NamesBuilder builder =
        new NamesBuilder(functions, globals, builtins, constants, macros, scopes);
    builder.build(units);
    this.roles = builder.roles();
    this.entry = builder.entry();
    for (Symbol symbol : builder.symbols()) {
      for (Symbol.Use use : symbol.uses()) {
        uses.computeIfAbsent(use.source().file(), file -> new ArrayList<>()).add(use);
      }
    }
    uses.values().forEach(list -> list.sort(Comparator.comparingInt(use -> use.span().start())));
  }

  /** The names of a program. */
  public static Names of(List<Unit> units) {
    return new Names(units);
  }

  /** All places in a file that name something, in order. */
  public List<Symbol.Use> uses(String file) {
    return List.copyOf(uses.getOrDefault(file, List.of()));
  }

  /** The place at an offset that names something; also if the offset is just behind it. */
  public Optional<Symbol.Use> at(String file, int offset) {
    List<Symbol.Use> all = uses.getOrDefault(file, List.of());
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).span().start() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low > 0 && all.get(low - 1).span().end() >= offset
        ? Optional.of(all.get(low - 1))
        : Optional.empty();
  }

  /** The functions and classes, by name. */
  public Map<String, Symbol> functions() {
    return Map.copyOf(functions);
  }

  /** Everything that LOAD_GLOBAL can name and the program itself makes. */
  public Collection<Symbol> globals() {
    List<Symbol> all = new ArrayList<>(functions.values());
    all.addAll(globals.values());
    return all;
  }

  /** Whether the program uses a name for a global that it does not make itself. */
  public boolean usesBuiltin(String name) {
    return builtins.containsKey(name);
  }

  /** The named constants. */
  public Collection<Symbol> constants() {
    return constants.values();
  }

  /** The named constant of that name. */
  public Optional<Symbol> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  /** The macros. */
  public Collection<Symbol> macros() {
    return macros.values();
  }

  /** The macro of that name. */
  public Optional<Symbol> macro(String name) {
    return Optional.ofNullable(macros.get(name));
  }

  /** The scopes of functions and macros. */
  public List<Scope> scopes() {
    return List.copyOf(scopes);
  }

  /** The labels of a function or macro, those of its .finally parts included. */
  public List<Symbol> labelsWithin(Scope scope) {
    return uses.getOrDefault(scope.source().map(s -> s.file()).orElse(""), List.of()).stream()
        .map(Symbol.Use::symbol)
        .filter(symbol -> symbol.kind() == Symbol.Kind.LABEL && isWithin(symbol.scope(), scope))
        .distinct()
        .toList();
  }

  private static boolean isWithin(Scope inner, Scope scope) {
    Scope at = inner;
    while (at.item().isEmpty() && at.outer().isPresent()) {
      at = at.outer().get();
    }
    return at == scope;
  }

  /** What an operand of a use of a macro stands for; see {@link Meaning}. */
  public Set<Meaning> meanings(String macro, int index, List<Operand> operands) {
    return roles.meanings(macro, index, operands);
  }

  /** Whether an operand of a use of a macro is a mnemonic. */
  public boolean isMnemonic(String macro, int index) {
    return roles.isMnemonic(macro, index);
  }

  /** The name of the function to start with, where the program says it. */
  public Optional<Operand.Name> entry() {
    return entry;
  }
}
