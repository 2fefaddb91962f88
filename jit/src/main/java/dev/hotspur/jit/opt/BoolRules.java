package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Attribute;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** Rules for truth values and guards on them. */
final class BoolRules {
  /** Each comparison with its negation; for floats only where NaN does not matter. */
  static final Map<Op, Op> NEGATED =
      Map.of(
          Op.INT_LT, Op.INT_GE,
          Op.INT_LE, Op.INT_GT,
          Op.INT_GT, Op.INT_LE,
          Op.INT_GE, Op.INT_LT,
          Op.INT_EQ, Op.INT_NE,
          Op.INT_NE, Op.INT_EQ,
          Op.FLOAT_EQ, Op.FLOAT_NE,
          Op.FLOAT_NE, Op.FLOAT_EQ);

  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of(
              "not-not",
              "not not x = x",
              Op.BOOL_NOT,
              Match.leftBy(Op.BOOL_NOT),
              in -> Rewrite.same(Match.left(in).arg(0))),
          FoldRule.of(
              "not-compare",
              "not x < y = x >= y for ints, not x == y = x != y",
              Op.BOOL_NOT,
              in -> in.arg(0) instanceof Instruction compare && NEGATED.containsKey(compare.op()),
              in -> negated(Match.left(in))),
          FoldRule.of(
              "guard-not",
              "guard.true not x = guard.false x",
              EnumSet.of(Op.GUARD_TRUE, Op.GUARD_FALSE),
              Match.leftBy(Op.BOOL_NOT),
              in ->
                  Rewrite.become(
                      in.op() == Op.GUARD_TRUE ? Op.GUARD_FALSE : Op.GUARD_TRUE,
                      Match.left(in).arg(0))));

  private BoolRules() {}

  private static Rewrite negated(Instruction compare) {
    return new Rewrite.Become(NEGATED.get(compare.op()), Attribute.NONE, compare.args());
  }
}
