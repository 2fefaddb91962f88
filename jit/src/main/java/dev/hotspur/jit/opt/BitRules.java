package dev.hotspur.jit.opt;

import static dev.hotspur.jit.opt.Match.leftBy;
import static dev.hotspur.jit.opt.Match.rightInt;
import static dev.hotspur.jit.opt.Match.rightIs;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.EnumSet;
import java.util.List;

/** Rules for the bits of ints. */
final class BitRules {
  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of("and-zero", "x & 0 = 0", Op.INT_AND, rightIs(0), in -> Rewrite.same(0)),
          FoldRule.of(
              "and-ones", "x & -1 = x", Op.INT_AND, rightIs(-1), in -> Rewrite.same(in.arg(0))),
          FoldRule.of("or-ones", "x | -1 = -1", Op.INT_OR, rightIs(-1), in -> Rewrite.same(-1)),
          FoldRule.of(
              "or-zero",
              "x | 0 = x ^ 0 = x",
              EnumSet.of(Op.INT_OR, Op.INT_XOR),
              rightIs(0),
              in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "and-self",
              "x & x = x | x = x",
              EnumSet.of(Op.INT_AND, Op.INT_OR),
              Match::sameArgs,
              in -> Rewrite.same(in.arg(0))),
          FoldRule.of("xor-self", "x ^ x = 0", Op.INT_XOR, Match::sameArgs, in -> Rewrite.same(0)),
          FoldRule.of(
              "xor-ones",
              "x ^ -1 = ~x",
              Op.INT_XOR,
              rightIs(-1),
              in -> Rewrite.become(Op.INT_INVERT, in.arg(0))),
          FoldRule.of(
              "invert-invert",
              "~~x = x",
              Op.INT_INVERT,
              leftBy(Op.INT_INVERT),
              in -> Rewrite.same(Match.left(in).arg(0))),
          FoldRule.of(
              "and-and",
              "(x & c) & d = x & (c & d)",
              Op.INT_AND,
              in ->
                  leftBy(Op.INT_AND).test(in)
                      && rightInt(in, c -> true)
                      && rightInt(Match.left(in), c -> true),
              in ->
                  Rewrite.become(
                      Op.INT_AND,
                      Match.left(in).arg(0),
                      Constant.of(rightInt(in) & rightInt(Match.left(in))))),
          FoldRule.of(
              "shift-zero",
              "x << 0 = x >> 0 = x",
              EnumSet.of(Op.INT_SHL, Op.INT_SHR),
              rightIs(0),
              in -> Rewrite.same(in.arg(0))),
          FoldRule.of(
              "shift-all",
              "x >> n = x >> 63 for n > 63",
              Op.INT_SHR,
              in -> rightInt(in, n -> n > Long.SIZE - 1),
              in -> Rewrite.become(Op.INT_SHR, in.arg(0), Constant.of(Long.SIZE - 1L))),
          FoldRule.of(
              "shift-shift",
              "(x >> c) >> d = x >> (c + d)",
              Op.INT_SHR,
              in -> leftBy(Op.INT_SHR).test(in) && isShift(in) && isShift(Match.left(in)),
              in ->
                  Rewrite.become(
                      Op.INT_SHR,
                      Match.left(in).arg(0),
                      Constant.of(rightInt(in) + rightInt(Match.left(in))))));

  private BitRules() {}

  private static boolean isShift(Instruction instruction) {
    return rightInt(instruction, n -> n >= 0 && n < Long.SIZE);
  }
}
