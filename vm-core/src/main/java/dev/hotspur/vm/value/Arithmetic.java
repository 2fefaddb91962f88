package dev.hotspur.vm.value;

import java.math.BigInteger;

/** The arithmetic operators on values of any type. */
final class Arithmetic {
  private Arithmetic() {}

  static Object binary(BinaryOperator operator, Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return longs(operator, x, y);
    }
    if (a instanceof Double x && b instanceof Double y) {
      return floats(operator, x, y, a, b, false);
    }
    return general(operator, a, b, false);
  }

  static Object inplace(BinaryOperator operator, Object a, Object b) {
    if (a instanceof Long x && b instanceof Long y) {
      return longs(operator, x, y);
    }
    if (a instanceof DictValue dict && operator == BinaryOperator.OR) {
      Dicts.update(dict, b);
      return dict;
    } else if (a instanceof ListValue list) {
      if (operator == BinaryOperator.ADD) {
        Iteration.extend(list, b);
        return list;
      } else if (operator == BinaryOperator.MUL && isInt(b)) {
        list.take((ListValue) Sequences.repeat(list, b));
        return list;
      }
    }
    return general(operator, a, b, true);
  }

  static Object unary(UnaryOperator operator, Object a) {
    if (a instanceof Double x && operator != UnaryOperator.INVERT) {
      return operator == UnaryOperator.NEG ? (Object) (-x) : a;
    }
    if (!isInt(a)) {
      throw VmError.typeError(
          "bad operand type for " + operator.describe() + ": '" + TypeValue.of(a).name() + "'");
    }
    Object value = a instanceof Boolean flag ? (flag ? 1L : 0L) : a;
    return switch (operator) {
      case POS -> value;
      case NEG ->
          value instanceof Long x ? IntMath.negate(x) : IntMath.box(((BigInteger) value).negate());
      case INVERT -> value instanceof Long x ? (Object) ~x : ((BigInteger) value).not();
    };
  }

  /** Whether a value is an int or a bool. */
  static boolean isInt(Object value) {
    return value instanceof Long || value instanceof BigInteger || value instanceof Boolean;
  }

  private static Object longs(BinaryOperator operator, long a, long b) {
    return switch (operator) {
      case ADD -> IntMath.add(a, b);
      case SUB -> IntMath.sub(a, b);
      case MUL -> IntMath.mul(a, b);
      case DIV -> IntMath.trueDivide(a, b);
      case FLOOR_DIV -> IntMath.floorDivide(a, b);
      case MOD -> IntMath.floorMod(a, b);
      case POW -> IntMath.pow(a, b);
      case AND -> a & b;
      case OR -> a | b;
      case XOR -> a ^ b;
      case LSHIFT -> IntMath.shiftLeft(a, b);
      case RSHIFT -> IntMath.shiftRight(a, b);
    };
  }

  private static Object bigs(BinaryOperator operator, BigInteger a, BigInteger b) {
    return switch (operator) {
      case ADD -> IntMath.box(a.add(b));
      case SUB -> IntMath.box(a.subtract(b));
      case MUL -> BigMath.multiply(a, b);
      case DIV -> BigMath.trueDivide(a, b);
      case FLOOR_DIV -> BigMath.floorDiv(a, b);
      case MOD -> BigMath.floorMod(a, b);
      case POW ->
          b.signum() < 0
              ? (Object) FloatMath.pow(BigMath.toDouble(a), BigMath.toDouble(b))
              : BigMath.pow(a, b);
      case AND -> IntMath.box(a.and(b));
      case OR -> IntMath.box(a.or(b));
      case XOR -> IntMath.box(a.xor(b));
      case LSHIFT -> BigMath.shiftLeft(a, b);
      case RSHIFT -> BigMath.shiftRight(a, b);
    };
  }

  private static Object floats(
      BinaryOperator operator, double x, double y, Object a, Object b, boolean inplace) {
    return switch (operator) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> FloatMath.divide(x, y);
      case FLOOR_DIV -> FloatMath.floorDiv(x, y);
      case MOD -> FloatMath.floorMod(x, y);
      case POW -> FloatMath.pow(x, y);
      default -> throw unsupported(operator, a, b, inplace);
    };
  }

  private static Object general(BinaryOperator operator, Object a, Object b, boolean inplace) {
    if (isInt(a) && isInt(b)) {
      return ints(operator, a, b);
    }
    if (isNumber(a) && isNumber(b)) {
      if (operator.compareTo(BinaryOperator.POW) > 0) {
        throw unsupported(operator, a, b, inplace);
      }
      return floats(operator, toDouble(a), toDouble(b), a, b, inplace);
    }
    if (operator == BinaryOperator.ADD && Sequences.isSequence(a)) {
      return Sequences.concatenate(a, b);
    }
    if (operator == BinaryOperator.OR && a instanceof DictValue x && b instanceof DictValue y) {
      DictValue union = x.copy();
      union.putAll(y);
      return union;
    }
    if (operator == BinaryOperator.MUL) {
      if (Sequences.isSequence(a)) {
        return Sequences.repeat(a, b);
      } else if (Sequences.isSequence(b) && !(inplace && Ranges.isRange(a))) {
        return Sequences.repeat(b, a);
      }
    }
    throw unsupported(operator, a, b, inplace);
  }

  private static Object ints(BinaryOperator operator, Object a, Object b) {
    Object result = bigs(operator, IntMath.toBig(a), IntMath.toBig(b));
    boolean logical =
        operator == BinaryOperator.AND
            || operator == BinaryOperator.OR
            || operator == BinaryOperator.XOR;
    boolean bools = a instanceof Boolean && b instanceof Boolean;
    return logical && bools ? (Object) result.equals(1L) : result;
  }

  static boolean isNumber(Object value) {
    return value instanceof Double || isInt(value);
  }

  /**
   * A number as the nearest float.
   *
   * @throws VmError an OverflowError for an int beyond all floats
   */
  static double toDouble(Object number) {
    if (number instanceof Double value) {
      return value;
    } else if (number instanceof Long value) {
      return value;
    } else if (number instanceof Boolean flag) {
      return flag ? 1.0 : 0.0;
    }
    return BigMath.toDouble((BigInteger) number);
  }

  private static VmError unsupported(BinaryOperator operator, Object a, Object b, boolean inplace) {
    String symbol =
        inplace
            ? operator.symbol() + "="
            : operator == BinaryOperator.POW ? "** or pow()" : operator.symbol();
    return VmError.typeError(
        "unsupported operand type(s) for %s: '%s' and '%s'"
            .formatted(symbol, TypeValue.of(a).name(), TypeValue.of(b).name()));
  }
}
