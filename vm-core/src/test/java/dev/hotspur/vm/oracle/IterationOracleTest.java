package dev.hotspur.vm.oracle;

import dev.hotspur.vm.value.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What iterators give, and the builtins on numbers over many of them. */
class IterationOracleTest {
  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  /** What a repr says differently here: no addresses. */
  private static Comparison311 comparison() {
    return new Comparison311(answer -> answer.contains(" at 0x"));
  }

  @Test
  void keywordsOfIteration() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    Sample key = new Sample("abs", () -> Sample.builtin("abs"));
    for (Sample a : Sample.collections()) {
      for (Sample b : List.of(key, Sample.of(0), Sample.of("x"), Sample.others().get(1))) {
        calls.call("sorted", Map.of("key", b), a);
        calls.call("sorted", Map.of("reverse", b), a);
        calls.call("sorted", Map.of("foo", b), a);
        calls.call("enumerate", Map.of("start", b), a);
        calls.call("enumerate", Map.of("iterable", a));
        calls.call("zip", Map.of("strict", b), a, a);
        calls.call("zip", Map.of("foo", b), a);
        calls.call("map", Map.of("foo", b), a, a);
        calls.call("round", Map.of("ndigits", b), Sample.of(2.675));
        calls.call("round", Map.of("number", b));
        calls.call("pow", Map.of("mod", b), Sample.of(3), Sample.of(-5));
        calls.call("pow", Map.of("exp", b, "base", Sample.of(7)));
      }
    }
    comparison.run();
  }

  /** What iterators give, which their repr does not show. */
  @Test
  void itemsOfIterators() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    Sample abs = new Sample("abs", () -> Sample.builtin("abs"));
    Sample divmod = new Sample("divmod", () -> Sample.builtin("divmod"));
    Sample none = Sample.others().get(0);
    List<Sample> iterables = new ArrayList<>(Sample.collections());
    iterables.removeIf(each -> each.python().equals("loop()"));
    iterables.addAll(Sample.strings().subList(0, 8));
    for (Sample a : iterables) {
      List<Sample> made =
          List.of(
              made("enumerate", a),
              made("enumerate", a, Sample.of(Long.MAX_VALUE)),
              made("reversed", a),
              made("map", abs, a),
              made("map", divmod, a, a),
              made("filter", none, a),
              made("filter", abs, a),
              made("zip", a),
              made("zip", a, iterables.get(2), a),
              made("iter", made("map", abs, a)),
              made("zip", made("enumerate", a), made("reversed", a)));
      for (Sample iterator : made) {
        calls.call("list", iterator);
        calls.call("tuple", made("filter", none, iterator));
        calls.call("next", iterator);
        calls.call("next", iterator, none);
        calls.call("any", iterator);
        calls.call("all", iterator);
        calls.call("sorted", iterator);
        calls.call("dict", iterator);
      }
    }
    for (Sample a : iterables) {
      for (Sample b : iterables) {
        String python = a.python() + ", " + b.python();
        comparison.add(
            "list(zip(" + python + ", strict=True))",
            () -> {
              TestContext context = new TestContext();
              Object zip =
                  context.call(
                      Sample.builtin("zip"), List.of(a.get(), b.get()), Map.of("strict", true));
              return context.call(Types.LIST, List.of(zip));
            });
      }
    }
    comparison.run();
  }

  private static Sample made(String function, Sample... arguments) {
    List<String> written = Stream.of(arguments).map(Sample::python).toList();
    return new Sample(
        function + "(" + String.join(", ", written) + ")",
        () ->
            new TestContext()
                .call(Sample.builtin(function), Stream.of(arguments).map(Sample::get).toList()));
  }

  @Test
  void powersModulo() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    for (long base = -9; base <= 9; base++) {
      for (long exponent = -5; exponent <= 5; exponent++) {
        for (long modulus = -8; modulus <= 8; modulus++) {
          calls.call("pow", Sample.of(base), Sample.of(exponent), Sample.of(modulus));
        }
        calls.call("pow", Sample.of(base), Sample.of(exponent));
        calls.call("divmod", Sample.of(base), Sample.of(exponent));
        calls.call("divmod", Sample.of(base / 2.0), Sample.of(exponent));
      }
    }
    comparison.run();
  }

  @Test
  void roundings() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      long digits = random.nextInt(24) - 6L;
      double real = (random.nextInt(20001) - 10000) / 8.0 * Math.pow(10, random.nextInt(9) - 6);
      calls.call("round", Sample.of(real), Sample.of(digits));
      calls.call("round", Sample.of(real));
      long whole = (random.nextLong() >> random.nextInt(63)) / 5 * 5;
      calls.call("round", Sample.of(whole), Sample.of(digits - 12));
    }
    comparison.run();
  }
}
