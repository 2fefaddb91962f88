package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.SourceLocation;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Statement;
import dev.hotspur.vm.bytecode.CodeBuilder;
import dev.hotspur.vm.bytecode.FunctionDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The functions within a function, which are constants of it under their names. Emitted before the
 * instructions around them, wherever they stand.
 */
final class NestedFunctions {
  private final Constants constants;
  private final Reporter reporter;
  private final Map<String, Nested> functions = new LinkedHashMap<>();

  /** A function; without a definition if there are errors in it. */
  private record Nested(Span span, Optional<FunctionDefinition> definition) {}

  /** Emits a function, said to come from a place in another source if there is one. */
  interface Emission {
    Optional<FunctionDefinition> emit(
        Item.Function function, Optional<SourceLocation.Target> location);
  }

  NestedFunctions(Constants constants, Reporter reporter) {
    this.constants = constants;
    this.reporter = reporter;
  }

  /** Emits the functions among these statements. */
  void collect(List<Statement> statements, Emission emission) {
    Optional<SourceLocation.Target> location = Optional.empty();
    for (Statement statement : statements) {
      if (statement instanceof Statement.Location here) {
        location = here.location().place();
      } else if (statement instanceof Statement.Try block) {
        collect(block.body(), emission);
        block.handlers().forEach(handler -> collect(handler.body(), emission));
        block.last().ifPresent(last -> collect(last, emission));
      } else if (statement instanceof Statement.Nested nested) {
        add(nested.function(), location, emission);
      }
    }
  }

  private void add(
      Item.Function function, Optional<SourceLocation.Target> location, Emission emission) {
    String name = function.name().text();
    Span span = function.name().span();
    Optional<Constants.Definition> constant = constants.origin(name);
    if (functions.containsKey(name)) {
      reporter.error(
          span,
          "there is another function " + name + " in this one",
          functions.get(name).span(),
          "the first one is here");
      return;
    }
    if (constant.isPresent()) {
      reporter.error(
          span,
          "there is a constant " + name + " too, so that the name would mean two things",
          constant.get().span(),
          constant.get().reporter(),
          "the constant is here");
    }
    functions.put(name, new Nested(span, emission.emit(function, location)));
  }

  /** Whether there is a function of that name. */
  boolean has(String name) {
    return functions.containsKey(name);
  }

  /** The names of the functions. */
  Iterable<String> names() {
    return functions.keySet();
  }

  /** The definition of a function; nothing if there is none, or errors in it. */
  Optional<FunctionDefinition> find(String name) {
    return Optional.ofNullable(functions.get(name)).flatMap(Nested::definition);
  }

  /** Makes all of them constants, those that nothing loads too. */
  void addTo(CodeBuilder builder) {
    functions.values().forEach(nested -> nested.definition().ifPresent(builder::constant));
  }
}
