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
    switch (first.type()) {
      case INT:
        return args.size() == 1
            ? unary(op, first.asInt())
            : binary(op, first.asInt(), args.get(1).asInt());
      case FLOAT:
        return args.size() == 1
            ? unary(op, first.asFloat())
            : binary(op, first.asFloat(), args.get(1).asFloat());
      case BOOL:
        return unary(op, first.asBool());
      default:
        return args.size() == 1 || op == Op.GUARD_DISTINCT || op == Op.REF_SAME
            ? reference(op, attribute, args)
            : Outcome.UNKNOWN;
    }
  }

  private static Outcome unary(Op op, long value) {
    switch (op) {
      case INT_NEG:
        return checked(IntMath.negate(value));
      case INT_INVERT:
        return Outcome.of(~value);
      case INT_TO_FLOAT:
        return Outcome.of((double) value);
      case INT_TO_FLOAT_EXACT:
        return IntMath.compareIntFloat(value, (double) value) == 0
            ? Outcome.of((double) value)
            : Outcome.LEAVES;
      default:
        return Outcome.UNKNOWN;
    }
  }

  private static Outcome binary(Op op, long left, long right) {
    switch (op) {
      case INT_ADD:
        return checked(IntMath.add(left, right));
      case INT_SUB:
        return checked(IntMath.sub(left, right));
      case INT_MUL:
        return checked(IntMath.mul(left, right));
      case INT_ADD_NW:
        return Outcome.of(left + right);
      case INT_SUB_NW:
        return Outcome.of(left - right);
      case INT_MUL_NW:
        return Outcome.of(left * right);
      case INT_AND:
        return Outcome.of(left & right);
      case INT_OR:
        return Outcome.of(left | right);
      case INT_XOR:
        return Outcome.of(left ^ right);
      case INT_SHL:
        return right < 0 || right >= Long.SIZE
            ? Outcome.LEAVES
            : checked(IntMath.shiftLeft(left, right));
      case INT_SHR:
        return right < 0 ? Outcome.LEAVES : Outcome.of(IntMath.shiftRight(left, right));
      case INT_FLOOR_DIV:
      case INT_MOD:
      case INT_DIV:
        return right == 0 ? Outcome.LEAVES : divide(op, left, right);
      default:
        return compare(op, Long.compare(left, right));
    }
  }

  private static Outcome divide(Op op, long left, long right) {
    switch (op) {
      case INT_FLOOR_DIV:
        return checked(IntMath.floorDivide(left, right));
      case INT_MOD:
        return Outcome.of(IntMath.floorMod(left, right));
      default:
        return Outcome.of(IntMath.trueDivide(left, right));
    }
  }

  /** The machine's arithmetic gives a Long where 64 bits hold the result. */
  private static Outcome checked(Object result) {
    return result instanceof Long value ? Outcome.of(value.longValue()) : Outcome.LEAVES;
  }

  private static Outcome compare(Op op, int order) {
    switch (op) {
      case INT_LT:
        return Outcome.of(order < 0);
      case INT_LE:
        return Outcome.of(order <= 0);
      case INT_EQ:
        return Outcome.of(order == 0);
      case INT_NE:
        return Outcome.of(order != 0);
      case INT_GT:
        return Outcome.of(order > 0);
      case INT_GE:
        return Outcome.of(order >= 0);
      default:
        return Outcome.UNKNOWN;
    }
  }

  private static Outcome unary(Op op, double value) {
    return op == Op.FLOAT_NEG ? Outcome.of(-value) : Outcome.UNKNOWN;
  }

  private static Outcome binary(Op op, double left, double right) {
    switch (op) {
      case FLOAT_ADD:
        return Outcome.of(left + right);
      case FLOAT_SUB:
        return Outcome.of(left - right);
      case FLOAT_MUL:
        return Outcome.of(left * right);
      case FLOAT_DIV:
        return right == 0 ? Outcome.LEAVES : Outcome.of(FloatMath.divide(left, right));
      case FLOAT_FLOOR_DIV:
        return right == 0 ? Outcome.LEAVES : Outcome.of(FloatMath.floorDiv(left, right));
      case FLOAT_MOD:
        return right == 0 ? Outcome.LEAVES : Outcome.of(FloatMath.floorMod(left, right));
      case FLOAT_LT:
        return Outcome.of(left < right);
      case FLOAT_LE:
        return Outcome.of(left <= right);
      case FLOAT_EQ:
        return Outcome.of(left == right);
      case FLOAT_NE:
        return Outcome.of(left != right);
      case FLOAT_GT:
        return Outcome.of(left > right);
      case FLOAT_GE:
        return Outcome.of(left >= right);
      default:
        return Outcome.UNKNOWN;
    }
  }

  private static Outcome unary(Op op, boolean value) {
    switch (op) {
      case BOOL_NOT:
        return Outcome.of(!value);
      case GUARD_TRUE:
        return value ? Outcome.PASSES : Outcome.LEAVES;
      case GUARD_FALSE:
        return value ? Outcome.LEAVES : Outcome.PASSES;
      default:
        return Outcome.UNKNOWN;
    }
  }

  private static Outcome reference(Op op, Attribute attribute, List<Constant> args) {
    Object value = args.get(0).asRef().value();
    switch (op) {
      case UNBOX_INT:
        return value instanceof Long number ? Outcome.of(number.longValue()) : Outcome.LEAVES;
      case UNBOX_FLOAT:
        return value instanceof Double number ? Outcome.of(number.doubleValue()) : Outcome.LEAVES;
      case UNBOX_BOOL:
        return value instanceof Boolean flag ? Outcome.of(flag.booleanValue()) : Outcome.LEAVES;
      case GUARD_CLASS:
        return holds(value.getClass() == ((PoolConstant) attribute).value());
      case GUARD_SAME:
        return holds(value == ((PoolConstant) attribute).value());
      case REF_SAME:
        return Outcome.of(value == args.get(1).asRef().value());
      case GUARD_DISTINCT:
        return holds(value != args.get(1).asRef().value());
      default:
        return Outcome.UNKNOWN;
    }
  }

  private static Outcome holds(boolean condition) {
    return condition ? Outcome.PASSES : Outcome.LEAVES;
  }
}
