package dev.hotspur.vm.oracle;

import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RandomValue;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A seed gives CPython's random numbers. */
class RandomOracleTest {
  private static final List<String> EXACT =
      List.of(
          "random",
          "uniform",
          "getrandbits",
          "randrange",
          "randint",
          "choice",
          "shuffle",
          "choices",
          "sample",
          "triangular",
          "seed");

  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  private static Sample generator(Sample seed) {
    return new Sample(
        "random.Random(" + seed.python() + ")",
        () -> new TestContext().call(Types.RANDOM, List.of(seed.get())));
  }

  private static List<Sample> seeds() {
    List<Sample> seeds = new ArrayList<>(Sample.ints());
    seeds.addAll(Sample.floats());
    seeds.addAll(Sample.strings());
    seeds.addAll(List.of(Sample.others().get(1), Sample.others().get(2)));
    seeds.add(new Sample("3**4000", () -> BigInteger.valueOf(3).pow(4000)));
    seeds.removeIf(seed -> seed.python().contains("nan"));
    return seeds;
  }

  private static final Sample HUGE = new Sample("10**40", () -> BigInteger.TEN.pow(40));
  private static final Sample LIST =
      new Sample("[5, 6, 7, 8, 9]", () -> ListValue.of(5L, 6L, 7L, 8L, 9L));
  private static final Sample RANGE = new Sample("range(1000)", () -> Ranges.of(0, 1000, 1));

  private static List<Step> draws() {
    List<Step> steps = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      steps.add(Step.call("random"));
      for (long bits : new long[] {0, 1, 31, 32, 33, 64, 100}) {
        steps.add(Step.call("getrandbits", Sample.of(bits)));
      }
      for (long limit : new long[] {1, 2, 3, 1000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE}) {
        steps.add(Step.call("randrange", Sample.of(limit)));
        steps.add(Step.call("randint", Sample.of(-limit), Sample.of(limit)));
      }
      steps.add(Step.call("randrange", Sample.of(5L), HUGE, Sample.of(7L)));
      steps.add(Step.call("randrange", Sample.of(5L), Sample.of(-99L), Sample.of(-7L)));
      steps.add(Step.call("choice", LIST));
      steps.add(Step.call("choice", RANGE));
      steps.add(Step.call("choices", LIST));
      steps.add(Step.call("choices", LIST, LIST));
      steps.add(Step.call("sample", LIST, Sample.of(3L)));
      steps.add(Step.call("sample", RANGE, Sample.of(4L)));
      steps.add(Step.call("sample", RANGE, Sample.of(50L)));
      steps.add(Step.call("uniform", Sample.of(1.5), Sample.of(-10L)));
      steps.add(Step.call("uniform", Sample.of(-1.5), Sample.of(2.25)));
      steps.add(Step.call("uniform", LIST, Sample.of(1.5)));
      steps.add(Step.call("triangular", Sample.of(1L), Sample.of(9.5), Sample.of(2L)));
    }
    for (int i = 0; i < 700; i++) {
      steps.add(Step.call("random"));
    }
    return steps;
  }

  @Test
  void numbers() throws Exception {
    Comparison311 comparison = new Comparison311();
    for (Sample seed : seeds()) {
      Step.compare(comparison, generator(seed), draws());
      Step.compare(
          comparison,
          generator(Sample.of(1L)),
          List.of(Step.call("seed", seed), Step.call("random")));
    }
    for (long seed = 0; seed < 300; seed++) {
      Step.compare(comparison, generator(Sample.of(seed * seed * seed)), draws().subList(0, 40));
    }
    comparison.run();
  }

  @Test
  void shuffles() throws Exception {
    Comparison311 comparison = new Comparison311();
    for (long seed = 0; seed < 100; seed++) {
      long number = seed;
      comparison.add(
          "(lambda r, x: (r.shuffle(x), x))(random.Random("
              + seed
              + "), list(range("
              + seed
              + ")))[1]",
          () -> {
            TestContext context = new TestContext();
            Object list = context.call(Types.LIST, List.of(Ranges.of(0, number, 1)));
            Object generator = new RandomValue(BigInteger.valueOf(number));
            context.call(Operations.getAttribute(generator, "shuffle"), List.of(list));
            return list;
          });
    }
    comparison.run();
  }

  /** The logarithm, sine and cosine may differ in the last place. */
  @Test
  void distributions() throws Exception {
    Comparison311 comparison = new Comparison311().within(3);
    for (Sample seed : seeds()) {
      for (String name : new String[] {"gauss", "normalvariate", "expovariate"}) {
        Sample one = name.equals("expovariate") ? Sample.of(2.0) : Sample.of(0.0);
        comparison.add(
            generator(seed).python() + "." + name + "(" + one.python() + ")",
            () ->
                new TestContext()
                    .call(
                        Operations.getAttribute(generator(seed).get(), name), List.of(one.get())));
      }
    }
    comparison.run();
  }

  @Test
  void argumentsThatDoNotFit() throws Exception {
    Comparison311 comparison = new Comparison311();
    List<Sample> some = new ArrayList<>(Sample.others().subList(0, 3));
    some.addAll(List.of(Sample.of(-1L), Sample.of(0L), Sample.of(1.0), Sample.of(0.5)));
    some.addAll(List.of(Sample.of("a"), Sample.of(""), LIST, HUGE));
    some.addAll(List.of(Sample.collections().get(0), Sample.collections().get(12)));
    for (String name : EXACT) {
      Step.compare(comparison, generator(Sample.of(1L)), List.of(Step.call(name)));
      for (Sample a : some) {
        boolean endless = name.equals("getrandbits") && a.equals(HUGE);
        boolean unseeded = name.equals("seed") && a.python().equals("None");
        if (endless || unseeded) {
          continue;
        }
        for (Sample b : some) {
          List<Step> steps =
              List.of(
                  Step.call(name, a),
                  Step.call(name, a, b),
                  Step.call(name, a, b, b),
                  Step.call(name, a, a, b, b),
                  Step.call(name, a, a, a, b, b));
          if (!name.equals("seed")) {
            Step.compare(comparison, generator(Sample.of(1L)), steps);
          }
        }
        Step.compare(comparison, generator(Sample.of(1L)), List.of(Step.call(name, a)));
      }
    }
    comparison.run();
  }
}
