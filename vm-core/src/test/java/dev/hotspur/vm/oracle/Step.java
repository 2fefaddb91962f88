package dev.hotspur.vm.oracle;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RandomValue;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.Types;
import dev.hotspur.vm.value.VmError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing done to an object; what came out of each of a sequence of them is compared.
 *
 * @param kind as in Python's {@code perform}
 * @param arguments the key, the value, the other operand; for a call the name comes first
 */
record Step(String kind, List<Sample> arguments) {
  static Step of(String kind, Sample... arguments) {
    return new Step(kind, List.of(arguments));
  }

  static Step call(String name, Sample... arguments) {
    List<Sample> all = new ArrayList<>(List.of(Sample.of(name)));
    all.addAll(List.of(arguments));
    return new Step("call", all);
  }

  private String python() {
    return arguments.stream()
        .map(a -> ", " + a.python())
        .collect(Collectors.joining("", "('" + kind + "'", ",)"));
  }

  /** Adds the same sequence for both machines. */
  static void compare(Comparison311 comparison, Sample object, List<Step> steps) {
    String written = steps.stream().map(step -> ", " + step.python()).collect(Collectors.joining());
    comparison.add(
        "perform(" + object.python() + written + ")", () -> perform(object.get(), steps));
  }

  private static Object perform(Object start, List<Step> steps) {
    ListValue out = new ListValue();
    Object object = start;
    for (Step step : steps) {
      try {
        object = step.perform(object, out);
      } catch (VmError error) {
        out.append(Str.of(error.exception().type().name() + ": " + error.exception().message()));
      }
    }
    return object instanceof RandomValue ? out : TupleValue.of(out, object);
  }

  private Object perform(Object object, ListValue out) {
    Object first = arguments.isEmpty() ? object : arguments.get(0).get();
    switch (kind) {
      case "call" -> {
        List<Object> values = new ArrayList<>();
        arguments.subList(1, arguments.size()).forEach(a -> values.add(a.get()));
        Object bound = Operations.getAttribute(object, ((Str) first).value());
        out.append(new TestContext().call(bound, values));
      }
      case "get" -> out.append(Operations.getItem(object, first));
      case "put" -> Operations.setItem(object, first, arguments.get(1).get());
      case "cut" -> Operations.deleteItem(object, first);
      case "in" -> out.append(Operations.contains(first, object));
      case "eq" -> out.append(Operations.compare(Comparison.EQ, object, first));
      case "or" -> out.append(Operations.binary(BinaryOperator.OR, object, first));
      case "ior" -> {
        return Operations.inplace(BinaryOperator.OR, object, first);
      }
      default -> out.append(new TestContext().call(Types.LIST, List.of(object)));
    }
    return object;
  }
}
