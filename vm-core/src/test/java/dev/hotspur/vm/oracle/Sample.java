package dev.hotspur.vm.oracle;

import dev.hotspur.vm.builtin.Builtins;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.ExceptionValue;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.Types;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A value as Python writes it and as the machine has it.
 *
 * @param python the expression
 * @param value makes the value, anew each time
 */
record Sample(String python, Supplier<Object> value) {
  Object get() {
    return value.get();
  }

  static List<Sample> ints() {
    List<Sample> samples = new ArrayList<>();
    for (long small :
        new long[] {0, 1, -1, 2, 3, -3, 7, -7, 10, 31, 63, 64, 65, 255, 1000, -1000}) {
      samples.add(of(small));
    }
    for (String power :
        new String[] {
          "2**31",
          "2**32",
          "-2**31",
          "2**53",
          "2**53+1",
          "-2**53-1",
          "2**54-1",
          "2**61-1",
          "2**62",
          "3*2**61",
          "-2**62",
          "2**63-1",
          "2**63-2",
          "-2**63",
          "-2**63+1",
          "2**63",
          "-2**63-1",
          "2**64",
          "2**64-1",
          "-2**64",
          "10**18",
          "10**19",
          "10**22",
          "10**30",
          "-10**30",
          "2**1023",
          "2**1024-1",
          "2**1024-2**970",
          "2**1024-2**970-1",
          "2**1024",
          "-2**1100",
          "10**400",
          "-10**401"
        }) {
      BigInteger value = evaluate(power);
      samples.add(new Sample("(" + power + ")", () -> IntMath.box(value)));
    }
    return samples;
  }

  /** The sum of signed products of powers, as the table above writes them. */
  private static BigInteger evaluate(String text) {
    BigInteger sum = BigInteger.ZERO;
    for (String term : text.replace("-", "+-").split("\\+")) {
      if (term.isEmpty()) {
        continue;
      }
      boolean negative = term.startsWith("-");
      BigInteger product = BigInteger.ONE;
      for (String factor : term.substring(negative ? 1 : 0).replace("**", "^").split("\\*")) {
        String[] power = factor.split("\\^");
        int exponent = power.length > 1 ? Integer.parseInt(power[1]) : 1;
        product = product.multiply(new BigInteger(power[0]).pow(exponent));
      }
      sum = negative ? sum.subtract(product) : sum.add(product);
    }
    return sum;
  }

  static List<Sample> floats() {
    List<Sample> samples = new ArrayList<>();
    double[] values = {
      0.0,
      1.0,
      0.5,
      1.5,
      2.0,
      2.5,
      3.0,
      0.1,
      7.25,
      10.0,
      63.0,
      1e15,
      1e16,
      1.2345678901234568e17,
      1e22,
      9.999999999999999e22,
      9007199254740992.0,
      9007199254740994.0,
      0x1p63,
      0x1.fffffffffffffp62,
      1.8446744073709552e19,
      1e-4,
      1e-5,
      1e100,
      1e200,
      1e300,
      Double.MIN_VALUE,
      Double.MIN_NORMAL,
      0x0.fffffffffffffp-1022,
      1.7976931348623157e308,
      1.0 / 3
    };
    for (double value : values) {
      samples.add(of(value));
      samples.add(of(-value));
    }
    samples.add(new Sample("inf", () -> Double.POSITIVE_INFINITY));
    samples.add(new Sample("(-inf)", () -> Double.NEGATIVE_INFINITY));
    samples.add(new Sample("nan", () -> Double.NaN));
    return samples;
  }

  static List<Sample> strings() {
    List<Sample> samples = new ArrayList<>();
    for (String text :
        new String[] {
          "",
          "a",
          "abc",
          "5",
          " 12 ",
          "é",
          "😀a",
          "a😀",
          "\uFFFD",
          "it's",
          "\"'",
          "\n\t\\\r\u0000",
          "\u00AD\u200B\u2028",
          "a,b,,c",
          " x  y\tz ",
          "line\r\none\ntwo\n",
          "Hello World",
          "aXbXc"
        }) {
      samples.add(of(text));
    }
    return samples;
  }

  static List<Sample> collections() {
    return List.of(
        new Sample("[]", ListValue::new),
        new Sample("[1]", () -> ListValue.of(1L)),
        new Sample("[1, 2, 3]", () -> ListValue.of(1L, 2L, 3L)),
        new Sample("[3, 1, 2, 1]", () -> ListValue.of(3L, 1L, 2L, 1L)),
        new Sample("[1.0]", () -> ListValue.of(1.0)),
        new Sample(
            "[2.5, -0.0, 0.0, nan, 1e300]", () -> ListValue.of(2.5, -0.0, 0.0, Double.NaN, 1e300)),
        new Sample("[1, 2.0, 'x']", () -> ListValue.of(1L, 2.0, Str.of("x"))),
        new Sample("[1, True, 0.5]", () -> ListValue.of(1L, true, 0.5)),
        new Sample("['b', 'a']", () -> ListValue.of(Str.of("b"), Str.of("a"))),
        new Sample("[2**64, 1]", () -> ListValue.of(BigInteger.ONE.shiftLeft(64), 1L)),
        new Sample("[[], [1]]", () -> ListValue.of(new ListValue(), ListValue.of(1L))),
        new Sample("loop()", Sample::loop),
        new Sample("()", () -> TupleValue.EMPTY),
        new Sample("(1,)", () -> TupleValue.of(1L)),
        new Sample("(1, 2, 3)", () -> TupleValue.of(1L, 2L, 3L)),
        new Sample("(1, 'a', nan)", () -> TupleValue.of(1L, Str.of("a"), Double.NaN)),
        new Sample("(1.0, 2, [])", () -> TupleValue.of(1.0, 2L, new ListValue())),
        new Sample("range(0)", () -> Ranges.of(0, 0, 1)),
        new Sample("range(3)", () -> Ranges.of(0, 3, 1)),
        new Sample("range(5, 0, -2)", () -> Ranges.of(5, 0, -2)),
        new Sample("range(5, 1, -2)", () -> Ranges.of(5, 1, -2)),
        new Sample(
            "range(2**63-3, 2**63, 2)",
            () ->
                Ranges.of(
                    BigInteger.valueOf(Long.MAX_VALUE - 2),
                    BigInteger.ONE.shiftLeft(63),
                    BigInteger.TWO)));
  }

  private static Object loop() {
    ListValue list = new ListValue();
    list.append(list);
    return list;
  }

  static List<Sample> others() {
    return List.of(
        new Sample("None", () -> None.NONE),
        new Sample("True", () -> true),
        new Sample("False", () -> false),
        new Sample("int", () -> Types.INT),
        new Sample("ValueError", () -> ExceptionTypes.VALUE_ERROR),
        new Sample("ValueError('x')", () -> ExceptionValue.of(ExceptionTypes.VALUE_ERROR, "x")),
        new Sample("len", () -> builtin("len")));
  }

  static Object builtin(String name) {
    Globals globals = new Globals();
    Builtins.install(globals);
    return globals.cell(name).get().orElseThrow();
  }

  static List<Sample> all() {
    List<Sample> samples = new ArrayList<>(others());
    samples.addAll(ints());
    samples.addAll(floats());
    samples.addAll(strings());
    samples.addAll(collections());
    return samples;
  }

  static Sample of(long value) {
    return new Sample(value < 0 ? "(" + value + ")" : Long.toString(value), () -> value);
  }

  static Sample of(double value) {
    // Java's digits read back as the same number in Python too.
    String text = Double.toString(value).replace('E', 'e');
    return new Sample(value < 0 || 1 / value < 0 ? "(" + text + ")" : text, () -> value);
  }

  static Sample of(String value) {
    StringBuilder python = new StringBuilder("'");
    value.codePoints().forEach(point -> python.append("\\U%08x".formatted(point)));
    return new Sample(python.append('\'').toString(), () -> Str.of(value));
  }
}
