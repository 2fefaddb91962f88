package dev.hotspur.vm.oracle;

import dev.hotspur.vm.value.DictValue;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Dicts: sequences of operations, and the methods and the type over edge values. */
class DictOracleTest {
  private static final List<String> METHODS =
      List.of(
          "clear",
          "copy",
          "get",
          "items",
          "keys",
          "pop",
          "popitem",
          "setdefault",
          "update",
          "values",
          "fromkeys");

  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  private static Sample dict(Object... keysAndValues) {
    String python = Operations.repr(Operations.dict(keysAndValues)).value();
    return new Sample(python, () -> Operations.dict(keysAndValues));
  }

  private static List<Sample> dicts() {
    return List.of(
        new Sample("{}", DictValue::empty),
        dict(1L, 2L),
        dict(Str.of("a"), 1L, Str.of("b"), 2.5),
        dict(0L, false, 1L, true, 2.0, Str.of("x")));
  }

  /** Few keys, so that they meet, and such that are equal but of different types. */
  private static List<Sample> keys() {
    List<Sample> keys = new ArrayList<>(List.of(Sample.of("a"), Sample.of(""), Sample.of(1.0)));
    keys.addAll(List.of(Sample.of(-1L), Sample.of(-2L), Sample.of(0L), Sample.of(-0.0)));
    keys.addAll(Sample.others().subList(0, 3));
    for (Sample each : Sample.collections()) {
      boolean shown = each.python().startsWith("(") || each.python().equals("[]");
      if (shown && !each.python().contains("nan")) {
        keys.add(each);
      }
    }
    keys.add(new Sample("2**64", () -> BigInteger.ONE.shiftLeft(64)));
    keys.add(Sample.of(0x1p64));
    for (long i = 0; i < 12; i++) {
      keys.add(Sample.of(i));
    }
    return keys;
  }

  @Test
  void sequencesOfOperations() throws Exception {
    Comparison311 comparison = new Comparison311();
    Random random = new Random(20261121);
    for (int round = 0; round < 3000; round++) {
      List<Step> steps = new ArrayList<>();
      for (int i = random.nextInt(40); i >= 0; i--) {
        steps.add(step(random));
      }
      Step.compare(comparison, dicts().get(round % dicts().size()), steps);
    }
    comparison.run();
  }

  private static Step step(Random random) {
    Sample key = keys().get(random.nextInt(keys().size()));
    Sample other = dicts().get(random.nextInt(dicts().size()));
    Sample value = Sample.of((long) random.nextInt(100));
    return switch (random.nextInt(16)) {
      case 0, 1, 2, 3 -> Step.of("put", key, value);
      case 4, 5 -> Step.of("cut", key);
      case 6 -> Step.of("get", key);
      case 7 -> Step.of("in", key);
      case 8 -> Step.of("list");
      case 9 -> Step.of("ior", other);
      case 10 -> Step.of("or", other);
      case 11 -> Step.call("pop", key, value);
      case 12 -> Step.call("popitem");
      case 13 -> Step.call("setdefault", key, value);
      case 14 -> Step.call("update", other);
      default -> Step.of("eq", other);
    };
  }

  @Test
  void manyKeys() throws Exception {
    Comparison311 comparison = new Comparison311();
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      List<Step> steps = new ArrayList<>();
      int shift = random.nextInt(50);
      for (int i = 0; i < 2000; i++) {
        Sample key = Sample.of((long) random.nextInt(700) << shift);
        steps.add(random.nextInt(3) == 0 ? Step.call("pop", key, key) : Step.of("put", key, key));
      }
      Step.compare(comparison, dicts().get(0), steps);
    }
    comparison.run();
  }

  @Test
  void methodsAndType() throws Exception {
    Comparison311 comparison = new Comparison311();
    Calls calls = new Calls(comparison);
    List<Sample> arguments = new ArrayList<>(keys());
    arguments.addAll(dicts());
    arguments.add(
        new Sample(
            "[(1, 2), (3, 4)]", () -> ListValue.of(TupleValue.of(1L, 2L), TupleValue.of(3L, 4L))));
    arguments.addAll(Sample.collections().subList(0, 11));
    for (Sample a : arguments) {
      calls.call("dict", a);
      calls.call("dict", Map.of("a", a));
      calls.call("dict", Map.of("a", a), dicts().get(1));
      calls.call("dict", a, a);
      for (Sample self : dicts()) {
        for (String method : METHODS) {
          calls.method(self, method, a);
          calls.method(self, method, a, Sample.of(2));
          calls.method(self, method, a, a, a);
          calls.method(self, method, Map.of("k", a));
        }
      }
    }
    for (Sample self : dicts()) {
      for (String method : METHODS) {
        calls.method(self, method);
      }
    }
    calls.call("dict");
    comparison.run();
  }
}
