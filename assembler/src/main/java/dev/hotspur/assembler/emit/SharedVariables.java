package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Directive;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.bytecode.CodeBuilder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables that a function shares with those within it, its cells, and with those around it,
 * its free variables. Known before anything is emitted, because a variable's kind decides which
 * instructions may name it.
 */
final class SharedVariables {
  private final CodeBuilder builder;
  private final Set<String> parameters;
  private final Optional<SharedVariables> outer;
  private final Reporter reporter;
  private final Map<String, Integer> cells = new LinkedHashMap<>();
  private final Map<String, Integer> frees = new LinkedHashMap<>();

  /** Begins a function with these parameters, within another one if {@code outer} is there. */
  SharedVariables(
      CodeBuilder builder,
      List<String> parameters,
      Optional<SharedVariables> outer,
      Reporter reporter) {
    this.builder = builder;
    this.parameters = Set.copyOf(parameters);
    this.outer = outer;
    this.reporter = reporter;
  }

  /** Finds what these statements declare. */
  void collect(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof Statement.Declaration declaration) {
        declare(declaration);
      } else if (statement instanceof Statement.Try block) {
        collect(block.body());
        block.handlers().forEach(handler -> collect(handler.body()));
        block.last().ifPresent(this::collect);
      }
    }
  }

  private void declare(Statement.Declaration declaration) {
    for (Operand entry : declaration.entries()) {
      if (declaration.pool() == Directive.CELL) {
        cell((Operand.Name) entry);
      } else if (declaration.pool() == Directive.FREE) {
        free((Operand.Name) entry);
      }
    }
  }

  private void cell(Operand.Name name) {
    if (frees.containsKey(name.text())) {
      reporter.error(name.span(), name.text() + " is a free variable already");
    } else {
      cells.put(name.text(), builder.cell(name.text()));
    }
  }

  private void free(Operand.Name name) {
    String variable = name.text();
    if (cells.containsKey(variable)) {
      reporter.error(name.span(), variable + " is a cell variable already");
    } else if (parameters.contains(variable)) {
      reporter.error(name.span(), variable + " is a parameter, which cannot be a free variable");
    } else if (outer.isEmpty()) {
      reporter.error(
          name.span(), variable + " cannot be a free variable: no function is around this one");
    } else if (!outer.get().isKnown(variable)) {
      reporter.error(
          name.span(),
          "the function around this one has no cell or free variable " + variable,
          Suggestions.closest(variable, outer.get().names()));
    }
    frees.put(variable, builder.free(variable));
  }

  /** Whether a name is that of a cell or free variable. */
  boolean isKnown(String name) {
    return cells.containsKey(name) || frees.containsKey(name);
  }

  /** What kind of variable a known one is, in words. */
  String kind(String name) {
    return cells.containsKey(name) ? "cell" : "free";
  }

  /** The index of a variable among the cells followed by the free ones; it is reported if new. */
  Optional<Integer> index(Operand.Name name) {
    if (!isKnown(name.text())) {
      reporter.error(
          name.span(),
          "there is no cell or free variable " + name.text() + ": .cell or .free declares it",
          Suggestions.closest(name.text(), names()));
      return Optional.empty();
    }
    Integer cell = cells.get(name.text());
    return Optional.of(cell != null ? cell : cells.size() + frees.get(name.text()));
  }

  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>(cells.keySet());
    names.addAll(frees.keySet());
    return names;
  }
}
