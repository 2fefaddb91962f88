package dev.hotspur.vm.oracle;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Numbers;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.UnaryOperator;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every operator on all pairs of edge values. */
class OperatorsOracleTest {
  private static final boolean LONG = Boolean.getBoolean("hotspur.long");
  private static final List<Sample> ALL = Sample.all();

  @BeforeAll
  static void python() {
    Python.assumePresent();
  }

  /** Complex numbers are not there; the power function may differ in the last place. */
  private static Comparison311 comparison() {
    return new Comparison311(
            answer -> answer.matches(".*\\dj\\)?") || answer.endsWith(": complex exponentiation"))
        .within(1);
  }

  /**
   * Whether a pair of samples is asked about: in the short form one of eight, and all short ones.
   */
  private static boolean isChosen(Sample a, Sample b) {
    return LONG
        || (a.python().hashCode() * 31 + b.python().hashCode()) % 8 == 0
        || a.python().length() + b.python().length() < 6;
  }

  @Test
  void binaryOperators() throws Exception {
    Comparison311 comparison = comparison();
    for (BinaryOperator operator : BinaryOperator.values()) {
      for (Sample a : ALL) {
        for (Sample b : ALL) {
          if (isComparable(operator, a, b)) {
            comparison.add(
                a.python() + " " + operator.symbol() + " " + b.python(),
                () -> Operations.binary(operator, a.get(), b.get()));
          }
        }
      }
    }
    comparison.run();
  }

  @Test
  void inplaceOperators() throws Exception {
    Comparison311 comparison = comparison();
    List<Sample> samples = new ArrayList<>(Sample.others());
    samples.addAll(Sample.collections());
    samples.addAll(Sample.ints().subList(0, 10));
    samples.addAll(Sample.floats().subList(0, 6));
    samples.addAll(Sample.strings().subList(0, 4));
    for (BinaryOperator operator : BinaryOperator.values()) {
      for (Sample a : samples) {
        for (Sample b : samples) {
          if (isComparable(operator, a, b)) {
            comparison.add(
                "inplace_" + operator + "(" + a.python() + ", " + b.python() + ")",
                () -> Operations.inplace(operator, a.get(), b.get()));
          }
        }
      }
    }
    comparison.run();
  }

  /** Leaves out what would take all memory, and what the machine does not have. */
  private static boolean isComparable(BinaryOperator operator, Sample a, Sample b) {
    Object x = a.get();
    Object y = b.get();
    boolean formatting = operator == BinaryOperator.MOD && x instanceof Str;
    boolean union = operator == BinaryOperator.OR && (isType(x) || isType(y));
    return isChosen(a, b)
        && !formatting
        && !union
        && !(isHuge(y) && makesHuge(operator, x))
        && !(operator == BinaryOperator.POW && isBig(x) && isBig(y))
        && !(operator == BinaryOperator.MUL && isHuge(x) && isSequence(y));
  }

  private static boolean isType(Object value) {
    return value instanceof TypeValue;
  }

  private static boolean makesHuge(BinaryOperator operator, Object left) {
    return switch (operator) {
      case POW, LSHIFT -> !(left instanceof Double) && Numbers.isInt(left);
      case MUL -> isSequence(left);
      default -> false;
    };
  }

  private static boolean isSequence(Object value) {
    return value instanceof Str || value instanceof ListValue || value instanceof TupleValue;
  }

  private static boolean isBig(Object value) {
    return value instanceof BigInteger || (value instanceof Long number && Math.abs(number) > 100);
  }

  private static boolean isHuge(Object value) {
    return (value instanceof Long number && number > 2000)
        || (value instanceof BigInteger big && big.signum() > 0);
  }

  @Test
  void unaryOperators() throws Exception {
    Comparison311 comparison = comparison();
    for (Sample a : ALL) {
      for (UnaryOperator operator : UnaryOperator.values()) {
        comparison.add(
            operator.symbol() + "(" + a.python() + ")", () -> Operations.unary(operator, a.get()));
      }
      comparison.add("not " + a.python(), () -> !Operations.truthy(a.get()));
    }
    comparison.run();
  }

  @Test
  void comparisons() throws Exception {
    Comparison311 comparison = comparison();
    for (Sample a : ALL) {
      for (Sample b : ALL) {
        if (!isChosen(a, b)) {
          continue;
        }
        for (Comparison operator : Comparison.values()) {
          comparison.add(
              a.python() + " " + operator.symbol() + " " + b.python(),
              () -> Operations.compare(operator, a.get(), b.get()));
        }
        comparison.add(
            a.python() + " in " + b.python(), () -> Operations.contains(a.get(), b.get()));
      }
    }
    comparison.run();
  }

  @Test
  void subscripts() throws Exception {
    Comparison311 comparison = comparison();
    for (Sample a : ALL) {
      for (Sample b : ALL) {
        if (!isChosen(a, b)) {
          continue;
        }
        comparison.add(
            a.python() + "[" + b.python() + "]", () -> Operations.getItem(a.get(), b.get()));
        comparison.add(
            "put(" + a.python() + ", " + b.python() + ", 'new')",
            () -> {
              Object container = a.get();
              Operations.setItem(container, b.get(), Str.of("new"));
              return container;
            });
        comparison.add(
            "cut(" + a.python() + ", " + b.python() + ")",
            () -> {
              Object container = a.get();
              Operations.deleteItem(container, b.get());
              return container;
            });
      }
      for (int count = 0; count < 4; count++) {
        int wanted = count;
        comparison.add(
            "unpack(" + a.python() + ", " + count + ")",
            () -> TupleValue.of(Operations.unpack(a.get(), wanted)));
      }
    }
    comparison.run();
  }
}
