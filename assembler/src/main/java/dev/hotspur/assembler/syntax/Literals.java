package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;

/** How constants are written. Reading what is written gives the same constant. */
public final class Literals {
  /** Longer ints are written in hexadecimal, because longer decimal ones are not read. */
  private static final int DECIMAL_BITS = 14_000;

  private Literals() {}

  /**
   * A constant as a literal.
   *
   * @param constant None, Boolean, Long, BigInteger, Double, Str, or a TupleValue of these
   */
  public static String written(Object constant) {
    if (constant instanceof Boolean truth) {
      return truth ? "True" : "False";
    } else if (constant instanceof Double number) {
      return written((double) number);
    } else if (constant instanceof Str text) {
      return Escapes.quote(text.value(), '"');
    } else if (constant instanceof BigInteger big && big.bitLength() > DECIMAL_BITS) {
      return (big.signum() < 0 ? "-0x" : "0x") + big.abs().toString(16);
    } else if (constant instanceof TupleValue tuple) {
      return written(tuple);
    }
    return constant.toString();
  }

  private static String written(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    } else if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    return Double.toString(number);
  }

  private static String written(TupleValue tuple) {
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < tuple.size(); i++) {
      out.append(i == 0 ? "" : ", ").append(written(tuple.get(i)));
    }
    return out.append(tuple.size() == 1 ? ",)" : ")").toString();
  }

  /** An operand as it could be written. */
  public static String written(Operand operand) {
    if (operand instanceof Operand.Value value) {
      return written(value.constant());
    } else if (operand instanceof Operand.Name name) {
      return Words.written(name.text());
    } else if (operand instanceof Operand.Operator operator) {
      return operator.symbol();
    } else if (operand instanceof Operand.Tuple) {
      return "a tuple";
    }
    return operand instanceof Operand.Bytes ? "bytes" : "Ellipsis";
  }
}
