package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.Item;
import dev.hotspur.assembler.syntax.Operand;
import dev.hotspur.assembler.syntax.Span;
import dev.hotspur.assembler.syntax.Suggestions;
import dev.hotspur.vm.value.TupleValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The named constants of a program, and what literals are as values of the machine. */
final class Constants {
  private static final int DEEPEST = 100;

  private final Map<String, Sized> named = new LinkedHashMap<>();
  private final Map<String, Definition> definitions = new HashMap<>();
  private final Budget budget;

  /**
   * A constant with its size, which is bounded: a tuple of named tuples can be far larger than its
   * text.
   */
  private record Sized(Object value, int weight, int depth) {}

  /** Where a constant is defined. */
  record Definition(Span span, Reporter reporter) {}

  Constants(Budget budget) {
    this.budget = budget;
  }

  /** Makes a named constant known. */
  void define(Item.ConstantDefinition definition, Reporter reporter) {
    if (declare(definition.name(), reporter)) {
      size(definition.value(), reporter)
          .ifPresent(value -> named.put(definition.name().text(), value));
    }
  }

  /**
   * Makes known the name of a constant, so that nobody is told that there is none when only its
   * value is wrong.
   *
   * @return whether it is a new name
   */
  boolean declare(Operand.Name name, Reporter reporter) {
    Definition other = definitions.putIfAbsent(name.text(), new Definition(name.span(), reporter));
    if (other != null) {
      reporter.error(
          name.span(),
          "there is another constant " + name.text(),
          other.span(),
          other.reporter(),
          "the first one is here");
    }
    return other == null;
  }

  /** Where the constant of that name is defined, if there is one. */
  Optional<Definition> origin(String name) {
    return Optional.ofNullable(definitions.get(name));
  }

  /** The names of the constants. */
  Set<String> names() {
    return named.keySet();
  }

  /** The value of a literal or of a named constant; what is neither is reported. */
  Optional<Object> evaluate(Operand operand, Reporter reporter) {
    return size(operand, reporter).map(Sized::value);
  }

  private Optional<Sized> size(Operand operand, Reporter reporter) {
    if (operand instanceof Operand.Value value) {
      return Optional.of(new Sized(value.constant(), 1, 0));
    } else if (operand instanceof Operand.Name name) {
      Sized known = named.get(name.text());
      if (known == null && !definitions.containsKey(name.text())) {
        reporter.error(
            name.span(),
            "there is no constant " + name.text(),
            Suggestions.closest(name.text(), named.keySet()));
      }
      return Optional.ofNullable(known);
    } else if (operand instanceof Operand.Tuple tuple) {
      return tuple(tuple, reporter);
    } else if (operand instanceof Operand.Bytes bytes) {
      reporter.error(bytes.span(), Feature.BYTES.refusal());
    } else if (operand instanceof Operand.Ellipsis ellipsis) {
      reporter.error(ellipsis.span(), Feature.ELLIPSIS.refusal());
    } else {
      reporter.error(operand.span(), "expected a literal");
    }
    return Optional.empty();
  }

  private Optional<Sized> tuple(Operand.Tuple tuple, Reporter reporter) {
    List<Object> items = new ArrayList<>();
    int weight = 1;
    int depth = 0;
    for (Operand operand : tuple.items()) {
      Optional<Sized> item = size(operand, reporter);
      if (item.isEmpty()) {
        return Optional.empty();
      }
      if (operand instanceof Operand.Name) {
        budget.take(item.get().weight());
      }
      items.add(item.get().value());
      weight += item.get().weight();
      depth = Math.max(depth, item.get().depth() + 1);
      if (budget.isExceeded() || depth > DEEPEST) {
        reporter.error(tuple.span(), "the tuple becomes too large");
        return Optional.empty();
      }
    }
    return Optional.of(new Sized(TupleValue.of(items), weight, depth));
  }
}
