package dev.hotspur.jit.opt;

import static dev.hotspur.jit.opt.Match.rightInt;
import static dev.hotspur.jit.opt.Match.rightIs;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for arithmetic and comparison of ints. */
final class IntRules {
  private static final Set<Op> ADD = EnumSet.of(Op.INT_ADD, Op.INT_ADD_NW);
  private static final Set<Op> SUB = EnumSet.of(Op.INT_SUB, Op.INT_SUB_NW);
  private static final Set<Op> MUL = EnumSet.of(Op.INT_MUL, Op.INT_MUL_NW);

  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of("add-zero", "x + 0 = x", ADD, rightIs(0), in -> Rewrite.same(in.arg(0))),
          FoldRule.of("sub-zero", "x - 0 = x", SUB, rightIs(0), in -> Rewrite.same(in.arg(0))),
          FoldRule.of("sub-self", "x - x = 0", SUB, Match::sameArgs, in -> Rewrite.same(0)),
          FoldRule.of("mul-zero", "x * 0 = 0", MUL, rightIs(0), in -> Rewrite.same(0)),
          FoldRule.of("mul-one", "x * 1 = x", MUL, rightIs(1), in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "mul-minus-one",
              "x * -1 = -x",
              Op.INT_MUL,
              rightIs(-1),
              in -> Rewrite.become(Op.INT_NEG, in.arg(0))),
          FoldRule.of(
              "mul-two",
              "x * 2 = x + x, which overflows in the same cases",
              Op.INT_MUL,
              rightIs(2),
              in -> Rewrite.become(Op.INT_ADD, in.arg(0), in.arg(0))),
          FoldRule.of(
              "mul-two-nw",
              "x * 2 = x + x",
              Op.INT_MUL_NW,
              rightIs(2),
              in -> Rewrite.become(Op.INT_ADD_NW, in.arg(0), in.arg(0))),
          new FoldRule(
              "add-add",
              "(x + c) + d = x + (c + d), neither overflowing",
              EnumSet.of(Op.INT_ADD_NW),
              IntRules::addAdd),
          FoldRule.of(
              "div-one", "x // 1 = x", Op.INT_FLOOR_DIV, rightIs(1), in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "div-minus-one",
              "x // -1 = -x",
              Op.INT_FLOOR_DIV,
              rightIs(-1),
              in -> Rewrite.become(Op.INT_NEG, in.arg(0))),
          FoldRule.of(
              "div-power",
              "x // 2**k = x >> k, since both round down",
              Op.INT_FLOOR_DIV,
              in -> rightInt(in, IntRules::isPower),
              in -> Rewrite.become(Op.INT_SHR, in.arg(0), Constant.of(log(in)))),
          FoldRule.of(
              "mod-power",
              "x % 2**k = x & (2**k - 1), since the remainder has the divisor's sign",
              Op.INT_MOD,
              in -> rightInt(in, IntRules::isPower),
              in -> Rewrite.become(Op.INT_AND, in.arg(0), Constant.of(rightInt(in) - 1))),
          FoldRule.of(
              "mod-minus-one", "x % -1 = 0", Op.INT_MOD, rightIs(-1), in -> Rewrite.same(0)),
          FoldRule.of(
              "less-self",
              "x < x and x != x are false",
              EnumSet.of(Op.INT_LT, Op.INT_GT, Op.INT_NE),
              Match::sameArgs,
              in -> Rewrite.same(false)),
          FoldRule.of(
              "equal-self",
              "x <= x and x == x are true",
              EnumSet.of(Op.INT_LE, Op.INT_GE, Op.INT_EQ),
              Match::sameArgs,
              in -> Rewrite.same(true)));

  private IntRules() {}

  private static boolean isPower(long value) {
    return value > 0 && Long.bitCount(value) == 1;
  }

  private static long log(Instruction instruction) {
    return Long.numberOfTrailingZeros(rightInt(instruction));
  }

  private static Optional<Rewrite> addAdd(Instruction outer) {
    if (!(outer.arg(0) instanceof Instruction inner)
        || inner.op() != Op.INT_ADD_NW
        || !(inner.arg(1) instanceof Constant first)
        || !(outer.arg(1) instanceof Constant second)) {
      return Optional.empty();
    }
    return Evaluator.evaluate(Op.INT_ADD, inner.attribute(), List.of(first, second))
            instanceof Outcome.Gives sum
        ? Optional.of(Rewrite.become(Op.INT_ADD_NW, inner.arg(0), sum.value()))
        : Optional.empty();
  }
}
