package dev.hotspur.tools.lsp.program;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.SourceText;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names of a function, a macro or the whole program. Labels of a {@code .finally} part have a
 * scope of their own within that of their function.
 */
public final class Scope {
  private final Optional<Item> item;
  private final Optional<SourceText> source;
  private final Optional<Scope> outer;
  private final Map<String, Symbol> variables = new LinkedHashMap<>();
  private final Map<String, Symbol> labels = new LinkedHashMap<>();
  private final Map<String, Symbol> functions = new LinkedHashMap<>();
  private final Set<Symbol> own = new HashSet<>();
  private final Set<String> macros = new LinkedHashSet<>();
  private final Set<String> caught = new LinkedHashSet<>();

  /**
   * A scope.
   *
   * @param item the function or macro; none for the program and for a part of a block
   * @param source the text it stands in
   * @param outer the scope around it
   */
  Scope(Optional<Item> item, Optional<SourceText> source, Optional<Scope> outer) {
    this.item = item;
    this.source = source;
    this.outer = outer;
  }

  /** The function or macro. */
  public Optional<Item> item() {
    return item;
  }

  /** The text it stands in. */
  public Optional<SourceText> source() {
    return source;
  }

  /** The scope around it. */
  public Optional<Scope> outer() {
    return outer;
  }

  /** The macro, if it is one's scope. */
  public Optional<Item.Macro> macro() {
    return item.filter(Item.Macro.class::isInstance).map(Item.Macro.class::cast);
  }

  /** Parameters and local variables. */
  public Collection<Symbol> variables() {
    return variables.values();
  }

  /** Labels, those of inner scopes left aside. */
  public Collection<Symbol> labels() {
    return labels.values();
  }

  /** Names of the macros that the function or macro uses itself. */
  public Set<String> macros() {
    return macros;
  }

  /** Names of exceptions that .except parts name and that are no local variables. */
  public Set<String> caught() {
    return caught;
  }

  /** Functions and classes within the function. */
  public Collection<Symbol> functions() {
    return functions.values();
  }

  /** The local variables that a macro has for itself. */
  Set<Symbol> own() {
    return own;
  }

  Map<String, Symbol> functionMap() {
    return functions;
  }

  Map<String, Symbol> variableMap() {
    return variables;
  }

  Map<String, Symbol> labelMap() {
    return labels;
  }

  /** The parameter or local variable of that name. */
  public Optional<Symbol> variable(String name) {
    return Optional.ofNullable(variables.get(name));
  }

  /** The label of that name, here or in a scope around this one within the function. */
  public Optional<Symbol> label(String name) {
    Symbol found = labels.get(name);
    if (found != null) {
      return Optional.of(found);
    }
    return item.isPresent() ? Optional.empty() : outer.flatMap(scope -> scope.label(name));
  }
}
