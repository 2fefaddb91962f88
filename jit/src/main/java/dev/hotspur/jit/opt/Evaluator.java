package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.vm.value.FloatMath;
import dev.hotspur.vm.value.IntMath;
import java.util.List;

/** Evaluates pure operations and guards on constants, by the arithmetic of the machine itself. */
public final class Evaluator {
  private static final double BEYOND_INTS = 0x1p63;

  private Evaluator() {}

  /**
   * What an operation does.
   *
   * @param op the operation
   * @param attribute its attribute
   * @param args its arguments, of the types that it takes
   */
  public static Outcome evaluate(Op op, Attribute attribute, List<Constant> args) {
    if (op.arguments().isEmpty() || op.isVariadic() || args.size() > 2) {
      return Outcome.UNKNOWN;
    }
    Constant first = args.get(0);
    return switch (first.type()) {
      case INT ->
          args.size() == 1
              ? unary(op, first.asInt())
              : binary(op, first.asInt(), args.get(1).asInt());
      case FLOAT ->
          args.size() == 1
              ? unary(op, first.asFloat())
              : binary(op, first.asFloat(), args.get(1).asFloat());
      case BOOL -> unary(op, first.asBool());
      default ->
          args.size() == 1 || op == Op.REF_SAME ? reference(op, attribute, args) : Outcome.UNKNOWN;
    };
  }

  private static Outcome unary(Op op, long value) {
    return switch (op) {
      case INT_NEG -> checked(IntMath.negate(value));
      case INT_INVERT -> Outcome.of(~value);
      case INT_ABS -> value < 0 ? checked(IntMath.negate(value)) : Outcome.of(value);
      case INT_TO_FLOAT -> Outcome.of((double) value);
      case INT_TO_FLOAT_EXACT ->
          IntMath.compareIntFloat(value, (double) value) == 0
              ? Outcome.of((double) value)
              : Outcome.LEAVES;
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome binary(Op op, long left, long right) {
    return switch (op) {
      case INT_ADD -> checked(IntMath.add(left, right));
      case INT_SUB -> checked(IntMath.sub(left, right));
      case INT_MUL -> checked(IntMath.mul(left, right));
      case INT_ADD_NW -> Outcome.of(left + right);
      case INT_SUB_NW -> Outcome.of(left - right);
      case INT_MUL_NW -> Outcome.of(left * right);
      case INT_MIN -> Outcome.of(Math.min(left, right));
      case INT_MAX -> Outcome.of(Math.max(left, right));
      case INT_AND -> Outcome.of(left & right);
      case INT_OR -> Outcome.of(left | right);
      case INT_XOR -> Outcome.of(left ^ right);
      case INT_SHL ->
          right < 0 || right >= Long.SIZE
              ? Outcome.LEAVES
              : checked(IntMath.shiftLeft(left, right));
      case INT_SHR -> right < 0 ? Outcome.LEAVES : Outcome.of(IntMath.shiftRight(left, right));
      case INT_FLOOR_DIV, INT_MOD, INT_DIV -> right == 0 ? Outcome.LEAVES : divide(op, left, right);
      default -> compare(op, Long.compare(left, right));
    };
  }

  private static Outcome divide(Op op, long left, long right) {
    return switch (op) {
      case INT_FLOOR_DIV -> checked(IntMath.floorDivide(left, right));
      case INT_MOD -> Outcome.of(IntMath.floorMod(left, right));
      default -> Outcome.of(IntMath.trueDivide(left, right));
    };
  }

  /** The machine's arithmetic gives a Long where 64 bits hold the result. */
  private static Outcome checked(Object result) {
    return result instanceof Long value ? Outcome.of(value.longValue()) : Outcome.LEAVES;
  }

  private static Outcome compare(Op op, int order) {
    return switch (op) {
      case INT_LT -> Outcome.of(order < 0);
      case INT_LE -> Outcome.of(order <= 0);
      case INT_EQ -> Outcome.of(order == 0);
      case INT_NE -> Outcome.of(order != 0);
      case INT_GT -> Outcome.of(order > 0);
      case INT_GE -> Outcome.of(order >= 0);
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome unary(Op op, double value) {
    return switch (op) {
      case FLOAT_NEG -> Outcome.of(-value);
      case FLOAT_ABS -> Outcome.of(Math.abs(value));
      case FLOAT_TO_INT ->
          Math.abs(value) < BEYOND_INTS ? Outcome.of((long) value) : Outcome.LEAVES;
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome binary(Op op, double left, double right) {
    return switch (op) {
      case FLOAT_ADD -> Outcome.of(left + right);
      case FLOAT_SUB -> Outcome.of(left - right);
      case FLOAT_MUL -> Outcome.of(left * right);
      case FLOAT_DIV -> right == 0 ? Outcome.LEAVES : Outcome.of(FloatMath.divide(left, right));
      case FLOAT_FLOOR_DIV ->
          right == 0 ? Outcome.LEAVES : Outcome.of(FloatMath.floorDiv(left, right));
      case FLOAT_MOD -> right == 0 ? Outcome.LEAVES : Outcome.of(FloatMath.floorMod(left, right));
      case FLOAT_MIN -> Outcome.of(right < left ? right : left);
      case FLOAT_MAX -> Outcome.of(right > left ? right : left);
      case FLOAT_LT -> Outcome.of(left < right);
      case FLOAT_LE -> Outcome.of(left <= right);
      case FLOAT_EQ -> Outcome.of(left == right);
      case FLOAT_NE -> Outcome.of(left != right);
      case FLOAT_GT -> Outcome.of(left > right);
      case FLOAT_GE -> Outcome.of(left >= right);
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome unary(Op op, boolean value) {
    return switch (op) {
      case BOOL_NOT -> Outcome.of(!value);
      case GUARD_TRUE -> value ? Outcome.PASSES : Outcome.LEAVES;
      case GUARD_FALSE -> value ? Outcome.LEAVES : Outcome.PASSES;
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome reference(Op op, Attribute attribute, List<Constant> args) {
    Object value = args.get(0).asRef().value();
    return switch (op) {
      case UNBOX_INT ->
          value instanceof Long number ? Outcome.of(number.longValue()) : Outcome.LEAVES;
      case UNBOX_FLOAT ->
          value instanceof Double number ? Outcome.of(number.doubleValue()) : Outcome.LEAVES;
      case UNBOX_BOOL ->
          value instanceof Boolean flag ? Outcome.of(flag.booleanValue()) : Outcome.LEAVES;
      case GUARD_CLASS -> holds(value.getClass() == ((PoolConstant) attribute).value());
      case GUARD_SAME -> holds(value == ((PoolConstant) attribute).value());
      case REF_SAME -> Outcome.of(value == args.get(1).asRef().value());
      default -> Outcome.UNKNOWN;
    };
  }

  private static Outcome holds(boolean condition) {
    return condition ? Outcome.PASSES : Outcome.LEAVES;
  }
}
