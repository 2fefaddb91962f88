package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Value;
import java.util.function.Function;

/** The range of an operation's result from the ranges of its arguments. */
final class Ranges {
  private static final Interval LENGTH = new Interval(0, Integer.MAX_VALUE);

  /** Far more passes than any strip has. */
  private static final Interval STRIP = new Interval(1, Short.MAX_VALUE);

  private Ranges() {}

  /** The range of what an instruction gives, if it does not leave. */
  static Interval of(Instruction instruction, Function<Value, Interval> ranges) {
    return switch (instruction.op()) {
      case INT_ADD, INT_ADD_NW ->
          ranges.apply(instruction.arg(0)).add(ranges.apply(instruction.arg(1)));
      case INT_SUB, INT_SUB_NW ->
          ranges.apply(instruction.arg(0)).subtract(ranges.apply(instruction.arg(1)));
      case INT_MUL, INT_MUL_NW ->
          ranges.apply(instruction.arg(0)).multiply(ranges.apply(instruction.arg(1)));
      case INT_NEG -> Interval.of(0).subtract(ranges.apply(instruction.arg(0)));
      case INT_AND -> and(ranges.apply(instruction.arg(0)), ranges.apply(instruction.arg(1)));
      case INT_MOD -> mod(ranges.apply(instruction.arg(1)));
      case INT_FLOOR_DIV -> divide(ranges.apply(instruction.arg(0)), instruction.arg(1));
      case INT_SHR -> shift(ranges.apply(instruction.arg(0)), instruction.arg(1));
      case INT_MIN -> lesser(ranges.apply(instruction.arg(0)), ranges.apply(instruction.arg(1)));
      case INT_MAX -> greater(ranges.apply(instruction.arg(0)), ranges.apply(instruction.arg(1)));
      case INT_ABS -> new Interval(0, Long.MAX_VALUE);
      case LIST_SIZE, LIST_INDEX, LISTITER_NEXT, TUPLE_SIZE, TUPLEITER_NEXT -> LENGTH;
      case STRIP_LEFT -> STRIP;
      default -> Interval.FULL;
    };
  }

  private static Interval lesser(Interval left, Interval right) {
    return left.isEmpty() || right.isEmpty()
        ? Interval.EMPTY
        : new Interval(Math.min(left.low(), right.low()), Math.min(left.high(), right.high()));
  }

  private static Interval greater(Interval left, Interval right) {
    return left.isEmpty() || right.isEmpty()
        ? Interval.EMPTY
        : new Interval(Math.max(left.low(), right.low()), Math.max(left.high(), right.high()));
  }

  private static Interval and(Interval left, Interval right) {
    if (left.isEmpty() || right.isEmpty()) {
      return Interval.EMPTY;
    }
    if (left.low() < 0 && right.low() < 0) {
      return Interval.FULL;
    }
    long bound = Long.MAX_VALUE;
    bound = left.low() >= 0 ? Math.min(bound, left.high()) : bound;
    bound = right.low() >= 0 ? Math.min(bound, right.high()) : bound;
    return new Interval(0, bound);
  }

  private static Interval mod(Interval divisor) {
    if (divisor.isEmpty()) {
      return Interval.EMPTY;
    }
    long low = divisor.low() >= 0 ? 0 : divisor.low() + 1;
    return new Interval(low, divisor.high() <= 0 ? 0 : divisor.high() - 1);
  }

  private static Interval divide(Interval dividend, Value divisor) {
    if (dividend.isEmpty()) {
      return Interval.EMPTY;
    }
    if (!(divisor instanceof Constant constant) || constant.asInt() <= 0) {
      return Interval.FULL;
    }
    // Dividing by a positive int keeps the order.
    return new Interval(quotient(dividend.low(), constant), quotient(dividend.high(), constant));
  }

  private static long quotient(long dividend, Constant divisor) {
    return Math.floorDiv(dividend, divisor.asInt());
  }

  private static Interval shift(Interval value, Value count) {
    if (value.isEmpty()) {
      return Interval.EMPTY;
    }
    if (count instanceof Constant constant && constant.asInt() >= 0) {
      long bits = Math.min(constant.asInt(), Long.SIZE - 1);
      return new Interval(value.low() >> bits, value.high() >> bits);
    }
    return new Interval(Math.min(value.low(), 0), Math.max(value.high(), 0));
  }
}
