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
  private final Map<String, Origin> origins = new HashMap<>();
  private final Budget budget;

  /**
   * A constant with its size, which is bounded: a tuple of named tuples can be far larger than its
   * text.
   */
  private record Sized(Object value, int weight, int depth) {}

  /** Where a named constant is defined. */
  record Origin(Span span, Reporter reporter) {}

  Constants(Budget budget) {
    this.budget = budget;
  }

  /** Makes a named constant known. */
  void define(Item.ConstantDefinition definition, Reporter reporter) {
    String name = definition.name().text();
    if (named.containsKey(name)) {
      reporter.error(definition.name().span(), "there is another constant " + name);
    } else {
      size(definition.value(), reporter).ifPresent(value -> named.put(name, value));
      origins.put(name, new Origin(definition.name().span(), reporter));
    }
  }

  /** Where the constant of that name is defined, if there is one. */
  Optional<Origin> origin(String name) {
    return Optional.ofNullable(origins.get(name));
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
      if (known == null) {
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
