package dev.hotspur.vm.oracle;

import dev.hotspur.vm.builtin.Builtins;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TupleValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes calls for both machines. */
final class Calls {
  private static final ModuleValue MATH = Builtins.module("math", new TestContext()).orElseThrow();
  private static final Globals GLOBALS = new Globals();

  static {
    Builtins.install(GLOBALS);
  }

  private final Comparison311 comparison;

  Calls(Comparison311 comparison) {
    this.comparison = comparison;
  }

  /** The functions of math, by the names Python has for them. */
  static List<String> mathFunctions() {
    return MATH.globals().snapshot().keySet().stream()
        .filter(name -> !List.of("pi", "e", "tau", "inf", "nan").contains(name))
        .map(name -> "math." + name)
        .toList();
  }

  /** Calls a builtin, a type, or a function of math. */
  void call(String name, Sample... arguments) {
    call(name, Map.of(), arguments);
  }

  /** Calls with keyword arguments. */
  void call(String name, Map<String, Sample> keywords, Sample... arguments) {
    Object callable =
        name.startsWith("math.")
            ? MATH.globals().cell(name.substring(5)).get().orElseThrow()
            : GLOBALS.cell(name).get().orElseThrow();
    comparison.add(
        name + "(" + written("", keywords, arguments) + ")",
        () -> new TestContext().call(callable, values(arguments), values(keywords)));
  }

  /** Calls a method; what is compared is the result and the object afterwards. */
  void method(Sample self, String name, Sample... arguments) {
    method(self, name, Map.of(), arguments);
  }

  /** Calls a method with keyword arguments. */
  void method(Sample self, String name, Map<String, Sample> keywords, Sample... arguments) {
    comparison.add(
        "method(" + self.python() + ", '" + name + "'" + written(", ", keywords, arguments) + ")",
        () -> {
          Object object = self.get();
          Object bound = Operations.getAttribute(object, name);
          Object result = new TestContext().call(bound, values(arguments), values(keywords));
          return TupleValue.of(result, object);
        });
  }

  private static String written(String start, Map<String, Sample> keywords, Sample... arguments) {
    String text =
        Stream.concat(
                Stream.of(arguments).map(Sample::python),
                keywords.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue().python()))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : start + text;
  }

  private static List<Object> values(Sample... arguments) {
    List<Object> values = new ArrayList<>();
    for (Sample argument : arguments) {
      values.add(argument.get());
    }
    return values;
  }

  private static Map<String, Object> values(Map<String, Sample> keywords) {
    Map<String, Object> values = new LinkedHashMap<>();
    keywords.forEach((name, sample) -> values.put(name, sample.get()));
    return values;
  }
}
