package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Trait;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rules that bring arguments into one order, constants to the right, so that others need one form.
 */
final class OrderRules {
  /** Each comparison with the one that says the same of the arguments exchanged. */
  static final Map<Op, Op> MIRRORED =
      Map.of(
          Op.INT_LT, Op.INT_GT,
          Op.INT_LE, Op.INT_GE,
          Op.INT_GT, Op.INT_LT,
          Op.INT_GE, Op.INT_LE,
          Op.FLOAT_LT, Op.FLOAT_GT,
          Op.FLOAT_LE, Op.FLOAT_GE,
          Op.FLOAT_GT, Op.FLOAT_LT,
          Op.FLOAT_GE, Op.FLOAT_LE);

  static final List<FoldRule> RULES =
      List.of(
          FoldRule.of(
              "constant-right",
              "c + x = x + c",
              commutative(),
              Match::constantLeft,
              in -> swapped(in.op(), in)),
          FoldRule.of(
              "mirror",
              "c < x = x > c",
              MIRRORED.keySet(),
              Match::constantLeft,
              in -> swapped(MIRRORED.get(in.op()), in)));

  private OrderRules() {}

  private static Set<Op> commutative() {
    Set<Op> result = EnumSet.noneOf(Op.class);
    for (Op op : Op.values()) {
      if (op.has(Trait.COMMUTATIVE)) {
        result.add(op);
      }
    }
    return result;
  }

  private static Rewrite swapped(Op op, Instruction instruction) {
    return Rewrite.become(op, instruction.arg(1), instruction.arg(0));
  }
}
