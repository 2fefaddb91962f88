package dev.hotspur.jit.opt;

import static dev.hotspur.jit.opt.Match.leftBy;
import static dev.hotspur.jit.opt.Match.rightIs;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Value;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/**
 * Rules for floats, only those that hold for every float. {@code x + 0.0} is not {@code x} where x
 * is -0.0, {@code x * 0.0} is not 0.0 where x is infinite or negative, and NaN is not equal to
 * itself.
 */
final class FloatRules {
  private static final Map<Op, Op> SIGN_TESTS =
      new EnumMap<>(
          Map.of(
              Op.FLOAT_LT, Op.INT_LT,
              Op.FLOAT_LE, Op.INT_LE,
              Op.FLOAT_GT, Op.INT_GT,
              Op.FLOAT_GE, Op.INT_GE,
              Op.FLOAT_EQ, Op.INT_EQ,
              Op.FLOAT_NE, Op.INT_NE));

  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of(
              "float-add-zero",
              "x + -0.0 = x",
              Op.FLOAT_ADD,
              rightIs(-0.0),
              in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "float-sub-zero",
              "x - 0.0 = x",
              Op.FLOAT_SUB,
              rightIs(0.0),
              in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "float-one",
              "x * 1.0 = x / 1.0 = x",
              EnumSet.of(Op.FLOAT_MUL, Op.FLOAT_DIV),
              rightIs(1.0),
              in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "float-minus-one",
              "x * -1.0 = x / -1.0 = -x",
              EnumSet.of(Op.FLOAT_MUL, Op.FLOAT_DIV),
              rightIs(-1.0),
              in -> Rewrite.become(Op.FLOAT_NEG, in.arg(0))),
          FoldRule.of(
              "float-two",
              "x * 2.0 = x + x",
              Op.FLOAT_MUL,
              rightIs(2.0),
              in -> Rewrite.become(Op.FLOAT_ADD, in.arg(0), in.arg(0))),
          FoldRule.of(
              "float-div-power",
              "x / 2.0**k = x * 2.0**-k, where both powers are normal",
              Op.FLOAT_DIV,
              in -> in.arg(1) instanceof Constant divisor && isPower(divisor.asFloat()),
              in ->
                  Rewrite.become(
                      Op.FLOAT_MUL,
                      in.arg(0),
                      Constant.of(1.0 / ((Constant) in.arg(1)).asFloat()))),
          FoldRule.of(
              "float-neg-neg",
              "--x = x",
              Op.FLOAT_NEG,
              leftBy(Op.FLOAT_NEG),
              in -> Rewrite.same(Match.left(in).arg(0))),
          FoldRule.of(
              "float-add-neg",
              "x + -y = x - y",
              Op.FLOAT_ADD,
              in -> Match.isBy(in.arg(1), Op.FLOAT_NEG),
              in -> Rewrite.become(Op.FLOAT_SUB, in.arg(0), negated(in))),
          FoldRule.of(
              "float-sub-neg",
              "x - -y = x + y",
              Op.FLOAT_SUB,
              in -> Match.isBy(in.arg(1), Op.FLOAT_NEG),
              in -> Rewrite.become(Op.FLOAT_ADD, in.arg(0), negated(in))),
          FoldRule.of(
              "float-of-int-sign",
              "float(n) >= 0.0 = n >= 0, and the other comparisons with zero",
              SIGN_TESTS.keySet(),
              in -> Match.isBy(in.arg(0), Op.INT_TO_FLOAT) && rightIs(0.0).test(in),
              in ->
                  Rewrite.become(SIGN_TESTS.get(in.op()), Match.left(in).arg(0), Constant.of(0L))),
          FoldRule.of(
              "float-of-int-finite",
              "float(n) <= inf is true",
              Op.FLOAT_LE,
              in ->
                  Match.isBy(in.arg(0), Op.INT_TO_FLOAT)
                      && rightIs(Double.POSITIVE_INFINITY).test(in),
              in -> Rewrite.same(true)),
          FoldRule.of(
              "float-less-self",
              "x < x is false, also where x is NaN",
              EnumSet.of(Op.FLOAT_LT, Op.FLOAT_GT),
              Match::sameArgs,
              in -> Rewrite.same(false)));

  private FloatRules() {}

  private static boolean isPower(double value) {
    int exponent = Math.getExponent(value);
    return Math.abs(value) == Math.scalb(1.0, exponent)
        && exponent > Double.MIN_EXPONENT
        && exponent < Double.MAX_EXPONENT;
  }

  private static Value negated(Instruction instruction) {
    return ((Instruction) instruction.arg(1)).arg(0);
  }
}
