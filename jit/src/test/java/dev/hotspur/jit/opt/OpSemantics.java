package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Op;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What operations on ints, floats, bools and boxes mean, written down a second time and without
 * regard to speed. Ints are BigIntegers of any size; a boxed value is the value itself.
 */
final class OpSemantics {
  private OpSemantics() {}

  /** The result; empty if the operation cannot be done, whatever the size of ints. */
  static Optional<Object> apply(Op op, List<Object> args) {
    Object first = args.get(0);
    switch (op) {
      case BOX_INT:
      case BOX_FLOAT:
      case BOX_BOOL:
        return Optional.of(first);
      case UNBOX_INT:
        return Optional.of(first).filter(value -> value instanceof BigInteger);
      case UNBOX_FLOAT:
        return Optional.of(first).filter(value -> value instanceof Double);
      case UNBOX_BOOL:
        return Optional.of(first).filter(value -> value instanceof Boolean);
      case REF_SAME:
        return Optional.of(first == args.get(1));
      case BOOL_NOT:
        return Optional.of(!(Boolean) first);
      default:
        break;
    }
    if (first instanceof BigInteger left) {
      return args.size() == 1 ? unary(op, left) : binary(op, left, (BigInteger) args.get(1));
    }
    double left = (Double) first;
    return args.size() == 1 ? Optional.of(-left) : binary(op, left, (Double) args.get(1));
  }

  private static Optional<Object> unary(Op op, BigInteger value) {
    switch (op) {
      case INT_NEG:
        return Optional.of(value.negate());
      case INT_INVERT:
        return Optional.of(value.not());
      case INT_TO_FLOAT:
        return finite(value.doubleValue());
      case INT_TO_FLOAT_EXACT:
        return finite(value.doubleValue())
            .filter(d -> new BigDecimal((Double) d).compareTo(new BigDecimal(value)) == 0);
      default:
        throw new AssertionError(op);
    }
  }

  private static Optional<Object> finite(double value) {
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Object> binary(Op op, BigInteger left, BigInteger right) {
    switch (op) {
      case INT_ADD:
      case INT_ADD_NW:
        return Optional.of(left.add(right));
      case INT_SUB:
      case INT_SUB_NW:
        return Optional.of(left.subtract(right));
      case INT_MUL:
      case INT_MUL_NW:
        return Optional.of(left.multiply(right));
      case INT_FLOOR_DIV:
        return right.signum() == 0 ? Optional.empty() : Optional.of(floorDivide(left, right));
      case INT_MOD:
        return right.signum() == 0
            ? Optional.empty()
            : Optional.of(left.subtract(floorDivide(left, right).multiply(right)));
      case INT_DIV:
        return right.signum() == 0 ? Optional.empty() : finite(quotient(left, right));
      case INT_AND:
        return Optional.of(left.and(right));
      case INT_OR:
        return Optional.of(left.or(right));
      case INT_XOR:
        return Optional.of(left.xor(right));
      case INT_SHL:
        return isCount(right, 64)
            ? Optional.of(left.shiftLeft(right.intValue()))
            : Optional.empty();
      case INT_SHR:
        return right.signum() < 0
            ? Optional.empty()
            : Optional.of(left.shiftRight(right.min(BigInteger.valueOf(1 << 20)).intValue()));
      default:
        return Optional.of(compare(op, left.compareTo(right)));
    }
  }

  private static boolean isCount(BigInteger value, int bound) {
    return value.signum() >= 0 && value.compareTo(BigInteger.valueOf(bound)) < 0;
  }

  private static BigInteger floorDivide(BigInteger left, BigInteger right) {
    BigInteger[] parts = left.divideAndRemainder(right);
    boolean down = parts[1].signum() != 0 && parts[1].signum() != right.signum();
    return down ? parts[0].subtract(BigInteger.ONE) : parts[0];
  }

  private static double quotient(BigInteger left, BigInteger right) {
    // Enough digits to tell on which side of the middle between two floats the quotient lies.
    double result =
        new BigDecimal(left).divide(new BigDecimal(right), new MathContext(400)).doubleValue();
    return result == 0 && right.signum() < 0 && left.signum() == 0 ? -0.0 : result;
  }

  private static Object compare(Op op, int order) {
    switch (op) {
      case INT_LT:
        return order < 0;
      case INT_LE:
        return order <= 0;
      case INT_EQ:
        return order == 0;
      case INT_NE:
        return order != 0;
      case INT_GT:
        return order > 0;
      case INT_GE:
        return order >= 0;
      default:
        throw new AssertionError(op);
    }
  }

  private static Optional<Object> binary(Op op, double left, double right) {
    switch (op) {
      case FLOAT_ADD:
        return Optional.of(left + right);
      case FLOAT_SUB:
        return Optional.of(left - right);
      case FLOAT_MUL:
        return Optional.of(left * right);
      case FLOAT_DIV:
        return right == 0 ? Optional.empty() : Optional.of(left / right);
      case FLOAT_FLOOR_DIV:
        return right == 0 ? Optional.empty() : Optional.of(floorDivide(left, right));
      case FLOAT_MOD:
        return right == 0 ? Optional.empty() : Optional.of(modulo(left, right));
      case FLOAT_LT:
        return Optional.of(left < right);
      case FLOAT_LE:
        return Optional.of(left <= right);
      case FLOAT_EQ:
        return Optional.of(left == right);
      case FLOAT_NE:
        return Optional.of(left != right);
      case FLOAT_GT:
        return Optional.of(left > right);
      case FLOAT_GE:
        return Optional.of(left >= right);
      default:
        throw new AssertionError(op);
    }
  }

  /** As CPython: the remainder takes the divisor's sign. */
  private static double modulo(double left, double right) {
    double remainder = left % right;
    if (remainder == 0) {
      return Math.copySign(0.0, right);
    }
    return (right < 0) != (remainder < 0) ? remainder + right : remainder;
  }

  /** As CPython: by way of the remainder. */
  private static double floorDivide(double left, double right) {
    double remainder = left % right;
    double quotient = (left - remainder) / right;
    if (remainder != 0 && (right < 0) != (remainder < 0)) {
      quotient -= 1;
    }
    if (quotient == 0) {
      return Math.copySign(0.0, left / right);
    }
    double floor = Math.floor(quotient);
    return quotient - floor > 0.5 ? floor + 1 : floor;
  }
}
