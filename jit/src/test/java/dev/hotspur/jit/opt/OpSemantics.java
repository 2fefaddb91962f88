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
      case BOX_INT, BOX_FLOAT, BOX_BOOL -> {
        return Optional.of(first);
      }
      case UNBOX_INT -> {
        return Optional.of(first).filter(value -> value instanceof BigInteger);
      }
      case UNBOX_FLOAT -> {
        return Optional.of(first).filter(value -> value instanceof Double);
      }
      case UNBOX_BOOL -> {
        return Optional.of(first).filter(value -> value instanceof Boolean);
      }
      case REF_SAME -> {
        return Optional.of(first == args.get(1));
      }
      case BOOL_NOT -> {
        return Optional.of(!(Boolean) first);
      }
      default -> {}
    }
    if (first instanceof BigInteger left) {
      return args.size() == 1 ? unary(op, left) : binary(op, left, (BigInteger) args.get(1));
    }
    double left = (Double) first;
    return args.size() == 1 ? unary(op, left) : binary(op, left, (Double) args.get(1));
  }

  private static Optional<Object> unary(Op op, double value) {
    return switch (op) {
      case FLOAT_NEG -> Optional.of(-value);
      case FLOAT_ABS ->
          Optional.of(Double.longBitsToDouble(Double.doubleToRawLongBits(value) << 1 >>> 1));
      case FLOAT_TO_INT ->
          Double.isNaN(value) || Double.isInfinite(value)
              ? Optional.empty()
              : Optional.of(new BigDecimal(value).toBigInteger());
      default -> throw new AssertionError(op);
    };
  }

  private static Optional<Object> unary(Op op, BigInteger value) {
    return switch (op) {
      case INT_NEG -> Optional.of(value.negate());
      case INT_INVERT -> Optional.of(value.not());
      case INT_ABS -> Optional.of(value.abs());
      case INT_TO_FLOAT -> finite(value.doubleValue());
      case INT_TO_FLOAT_EXACT ->
          finite(value.doubleValue())
              .filter(d -> new BigDecimal((Double) d).compareTo(new BigDecimal(value)) == 0);
      default -> throw new AssertionError(op);
    };
  }

  private static Optional<Object> finite(double value) {
    return Double.isInfinite(value) ? Optional.empty() : Optional.of(value);
  }

  private static Optional<Object> binary(Op op, BigInteger left, BigInteger right) {
    return switch (op) {
      case INT_ADD, INT_ADD_NW -> Optional.of(left.add(right));
      case INT_SUB, INT_SUB_NW -> Optional.of(left.subtract(right));
      case INT_MUL, INT_MUL_NW -> Optional.of(left.multiply(right));
      case INT_FLOOR_DIV ->
          right.signum() == 0 ? Optional.empty() : Optional.of(floorDivide(left, right));
      case INT_MOD ->
          right.signum() == 0
              ? Optional.empty()
              : Optional.of(left.subtract(floorDivide(left, right).multiply(right)));
      case INT_DIV -> right.signum() == 0 ? Optional.empty() : finite(quotient(left, right));
      case INT_MIN -> Optional.of(left.min(right));
      case INT_MAX -> Optional.of(left.max(right));
      case INT_AND -> Optional.of(left.and(right));
      case INT_OR -> Optional.of(left.or(right));
      case INT_XOR -> Optional.of(left.xor(right));
      case INT_SHL ->
          isCount(right, 64) ? Optional.of(left.shiftLeft(right.intValue())) : Optional.empty();
      case INT_SHR ->
          right.signum() < 0
              ? Optional.empty()
              : Optional.of(left.shiftRight(right.min(BigInteger.valueOf(1 << 20)).intValue()));
      default -> Optional.of(compare(op, left.compareTo(right)));
    };
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
    return switch (op) {
      case INT_LT -> order < 0;
      case INT_LE -> order <= 0;
      case INT_EQ -> order == 0;
      case INT_NE -> order != 0;
      case INT_GT -> order > 0;
      case INT_GE -> order >= 0;
      default -> throw new AssertionError(op);
    };
  }

  private static Optional<Object> binary(Op op, double left, double right) {
    return switch (op) {
      case FLOAT_ADD -> Optional.of(left + right);
      case FLOAT_SUB -> Optional.of(left - right);
      case FLOAT_MUL -> Optional.of(left * right);
      case FLOAT_DIV -> right == 0 ? Optional.empty() : Optional.of(left / right);
      case FLOAT_FLOOR_DIV -> right == 0 ? Optional.empty() : Optional.of(floorDivide(left, right));
      case FLOAT_MOD -> right == 0 ? Optional.empty() : Optional.of(modulo(left, right));
      case FLOAT_MIN -> Optional.of(right < left ? right : left);
      case FLOAT_MAX -> Optional.of(right > left ? right : left);
      case FLOAT_LT -> Optional.of(left < right);
      case FLOAT_LE -> Optional.of(left <= right);
      case FLOAT_EQ -> Optional.of(left == right);
      case FLOAT_NE -> Optional.of(left != right);
      case FLOAT_GT -> Optional.of(left > right);
      case FLOAT_GE -> Optional.of(left >= right);
      default -> throw new AssertionError(op);
    };
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
