package dev.hotspur.vm.oracle;

import dev.hotspur.vm.builtin.Builtins;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every builtin over edge values. */
class BuiltinsOracleTest {
  private static final boolean LONG = Boolean.getBoolean("hotspur.long");
  private static final List<String> FUNCTIONS =
      List.of(
          "abs",
          "len",
          "max",
          "min",
          "repr",
          "sum",
          "int",
          "float",
          "str",
          "bool",
          "list",
          "tuple",
          "range",
          "type",
          "all",
          "any",
          "bin",
          "callable",
          "chr",
          "divmod",
          "enumerate",
          "filter",
          "hex",
          "isinstance",
          "issubclass",
          "iter",
          "map",
          "next",
          "oct",
          "ord",
          "reversed",
          "round",
          "sorted",
          "zip");

  /** What would take CPython all time or all memory. */
  private static boolean isEndless(String function, Sample... arguments) {
    boolean huge = List.of(arguments).stream().anyMatch(a -> a.python().contains("**"));
    return function.equals("round") && huge && arguments.length > 1;
  }

  private static final List<String> NUMERALS =
      List.of(
          "",
          " ",
          "0",
          "00",
          "-0",
          "+1",
          "--1",
          "1_000",
          "1__0",
          "_1",
          "1_",
          " 12\n",
          "\u00a012\u2003",
          "٣٤",
          "１２",
          "1e5",
          "1E5",
          "1.5",
          ".5",
          "5.",
          ".",
          "1.e3",
          "1._5",
          "1_0.2_5e1_0",
          "1e",
          "e5",
          "1e+",
          "1e-400",
          "1e400",
          "-1e400",
          "inf",
          "-Infinity",
          "+nan",
          "NAN",
          "infi",
          "in_f",
          "0x10",
          "0X1f",
          "0o17",
          "0b101",
          "0b",
          "0x",
          "0x_1",
          "0x__1",
          "12a",
          "1 2",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "-9223372036854775809",
          "z",
          "ZZ",
          "1.0",
          "²",
          "4.9e-324",
          "2.4703282292062327e-324",
          "2.4703282292062328e-324",
          "1.7976931348623159e308",
          "0.1e",
          "1d",
          "1f",
          "0x1p3",
          "010",
          "0_0",
          "-",
          "+",
          "+ 1",
          "\u0000",
          "1\u0000",
          "😀");

  /** What a repr says differently here: no addresses. */
  private static Comparison311 comparison() {
    return new Comparison311(answer -> answer.contains(" at 0x"));
  }

  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  @Test
  void functionsOfOneArgument() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    for (String function : FUNCTIONS) {
      calls.call(function);
      for (Sample a : Sample.all()) {
        boolean endless =
            isEndless(function, a) || (a.python().contains("10**") && function.equals("list"));
        if (!endless && !(function.equals("type") && a.python().equals("len"))) {
          calls.call(function, a);
        }
      }
    }
    comparison.run();
  }

  @Test
  void functionsOfMoreArguments() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    List<Sample> some = some();
    for (String function : FUNCTIONS) {
      for (Sample a : some) {
        for (Sample b : some) {
          boolean chosen = LONG || (a.python().hashCode() + b.python().hashCode()) % 4 == 0;
          boolean asked = !function.equals("type") && !isEndless(function, a, b);
          if (chosen && asked) {
            calls.call(function, a, b);
            calls.call(function, a, b, Sample.of(2));
          }
        }
        if (!isEndless(function, a, a)) {
          calls.call(function, a, a, a, a);
        }
        if (!function.equals("type")) {
          calls.call(function, Map.of("wrong", a), a);
        }
      }
    }
    comparison.run();
  }

  private static List<Sample> some() {
    List<Sample> some = new ArrayList<>(Sample.others());
    some.addAll(Sample.collections());
    some.addAll(Sample.ints().subList(0, 12));
    some.addAll(Sample.floats().subList(0, 8));
    some.addAll(Sample.strings().subList(0, 6));
    some.add(new Sample("2**63", () -> BigInteger.ONE.shiftLeft(63)));
    return some;
  }

  @Test
  void keywords() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    Sample key = new Sample("abs", () -> Sample.builtin("abs"));
    Sample none = Sample.others().get(0);
    for (Sample a : Sample.collections()) {
      calls.call("max", Map.of("key", key), a);
      calls.call("min", Map.of("key", key), a);
      calls.call("max", Map.of("key", none), a);
      calls.call("max", Map.of("default", none), a);
      calls.call("max", Map.of("default", none), a, a);
      calls.call("sum", Map.of("start", Sample.of(2)), a);
      calls.call("sum", Map.of("start", Sample.of("x")), a);
      calls.call("sum", Map.of("start", Sample.of(2)), a, a);
      calls.call("str", Map.of("object", a));
      calls.call("str", Map.of("encoding", Sample.of("utf8")), a);
      calls.call("int", Map.of("base", Sample.of(2)), a);
      calls.call("math.prod", Map.of("start", Sample.of(2)), a);
      calls.call("math.prod", Map.of("start", Sample.of(2)), a, a);
    }
    calls.call("int", Map.of("base", Sample.of(7)));
    calls.call("int", Map.of("x", Sample.of(7)));
    calls.call("sum", Map.of("start", Sample.of(7)));
    calls.call("str", Map.of("encoding", Sample.of("utf8")));
    comparison.run();
  }

  @Test
  void numerals() throws Exception {
    Comparison311 comparison = comparison();
    Calls calls = new Calls(comparison);
    for (String text : NUMERALS) {
      Sample sample = Sample.of(text);
      calls.call("int", sample);
      calls.call("float", sample);
      for (long base : new long[] {0, 1, 2, 8, 10, 16, 36, 37, -1}) {
        calls.call("int", sample, Sample.of(base));
      }
    }
    comparison.run();
  }

  @Test
  void reprOfFloats() throws Exception {
    Comparison311 comparison = comparison();
    Random random = new Random(7);
    for (int i = 0; i < 20000; i++) {
      long bits =
          switch (i % 4) {
            case 0 -> random.nextLong();
            case 1 -> (long) random.nextInt(2047) << 52 | random.nextInt(4);
            case 2 ->
                Double.doubleToLongBits(random.nextInt(1 << 20) / 1000.0 * Math.pow(10, i % 13));
            default -> random.nextLong() >>> (12 + random.nextInt(40));
          };
      double value = Double.longBitsToDouble(bits);
      comparison.add("bits(" + Long.toUnsignedString(bits) + ")", () -> value);
    }
    comparison.run();
  }

  @Test
  void hashes() throws Exception {
    Comparison311 comparison = comparison();
    List<Sample> samples = new ArrayList<>(Sample.ints());
    samples.addAll(Sample.floats());
    samples.addAll(Sample.collections());
    for (Sample sample : samples) {
      // Empty ranges hash None, and None's hash is its address in Python 3.11.
      boolean ranges = sample.python().startsWith("range(0") || sample.python().endsWith("1, -2)");
      if (!ranges && !sample.python().contains("nan") && !sample.python().contains("loop")) {
        comparison.add("hash(" + sample.python() + ")", () -> Operations.hash(sample.get()));
        comparison.add(
            "hash((" + sample.python() + ", 1))",
            () -> Operations.hash(TupleValue.of(sample.get(), 1L)));
      }
    }
    comparison.run();
  }

  @Test
  void attributes() throws Exception {
    Comparison311 comparison = comparison();
    for (Sample a : Sample.all()) {
      if (a.python().equals("ValueError")) {
        continue; // a type's descriptors are not there
      }
      for (String name : new String[] {"nothing", "__class__", "__name__", "args", "value"}) {
        comparison.add(
            "(" + a.python() + ")." + name + (name.equals("__class__") ? ".__name__" : ""),
            () ->
                name.equals("__class__")
                    ? Operations.getAttribute(Operations.getAttribute(a.get(), name), "__name__")
                    : Operations.getAttribute(a.get(), name));
      }
    }
    comparison.add("str.upper('a')", () -> upper(Str.of("a")));
    comparison.add("str.upper(5)", () -> upper(5L));
    comparison.add("str.upper()", () -> upper());
    comparison.run();
  }

  private static Object upper(Object... arguments) {
    return new TestContext().call(Operations.getAttribute(Types.STR, "upper"), List.of(arguments));
  }

  @Test
  void functionsOfMath() throws Exception {
    Comparison311 comparison = comparison().within(2);
    Calls calls = new Calls(comparison);
    List<Sample> some = new ArrayList<>(Sample.floats());
    some.addAll(Sample.ints());
    some.addAll(List.of(Sample.of("a"), Sample.others().get(0), Sample.others().get(1)));
    some.addAll(Sample.collections());
    for (double x :
        new double[] {0.3, 0.7, 0.99, 1.01, 1.3, 1e-9, 12.5, 30.0, 700.5, 710.4, 745.2}) {
      some.add(Sample.of(x));
      some.add(Sample.of(-x));
    }
    for (String function : Calls.mathFunctions()) {
      calls.call(function);
      for (Sample a : some) {
        if (!isEndless(function, a)) {
          calls.call(function, a);
          calls.call(function, a, a);
          calls.call(function, Map.of("wrong", a), a);
        }
      }
    }
    comparison.run();
  }

  private static boolean isEndless(String function, Sample a) {
    return (function.equals("math.factorial")
            || function.equals("math.perm")
            || function.equals("math.comb"))
        && a.python().matches("\\(\\d.*\\*.*");
  }

  @Test
  void functionsOfMathOfTwoNumbers() throws Exception {
    Comparison311 comparison = comparison().within(1);
    Calls calls = new Calls(comparison);
    List<Sample> some = new ArrayList<>(Sample.floats());
    some.addAll(Sample.ints().subList(0, 28));
    some.add(Sample.of("a"));
    for (String function :
        List.of(
            "math.pow",
            "math.fmod",
            "math.atan2",
            "math.copysign",
            "math.hypot",
            "math.log",
            "math.remainder",
            "math.nextafter",
            "math.ldexp",
            "math.isclose")) {
      for (Sample a : some) {
        for (Sample b : some) {
          if (LONG || (a.python().hashCode() + b.python().hashCode()) % 4 == 0) {
            calls.call(function, a, b);
          }
        }
      }
    }
    for (Sample a : Sample.ints().subList(0, 14)) {
      for (Sample b : Sample.ints()) {
        calls.call("math.gcd", a, b);
        calls.call("math.lcm", a, b);
        calls.call("math.comb", b, a);
        calls.call("math.perm", b, a);
      }
    }
    comparison.run();
  }

  @Test
  void sumsOfFloats() throws Exception {
    Comparison311 comparison = comparison();
    Random random = new Random(11);
    for (int i = 0; i < 2000; i++) {
      int size = random.nextInt(8);
      StringBuilder python = new StringBuilder();
      Object[] items = new Object[size];
      for (int j = 0; j < size; j++) {
        Sample sample =
            random.nextInt(6) == 0
                ? Sample.floats().get(random.nextInt(Sample.floats().size()))
                : Sample.of(Math.scalb(random.nextGaussian(), random.nextInt(120) - 60));
        python.append(sample.python()).append(", ");
        items[j] = sample.get();
      }
      Sample list = new Sample("[" + python + "]", () -> ListValue.of(items.clone()));
      new Calls(comparison).call("math.fsum", list);
      new Calls(comparison).call("sum", list);
      new Calls(comparison).call("math.prod", list);
      String spread = python.toString();
      comparison.add("math.hypot(" + spread + ")", () -> hypot(items));
    }
    comparison.run();
  }

  private static Object hypot(Object... items) {
    Object function =
        Builtins.module("math", new TestContext()).orElseThrow().globals().cell("hypot").value;
    return new TestContext().call(function, List.of(items));
  }
}
