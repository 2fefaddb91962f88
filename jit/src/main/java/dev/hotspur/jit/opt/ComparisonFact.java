package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Value;
import java.util.List;

/**
 * A condition in its normal form: comparisons of ints are {@code <} or {@code ==}, those of floats
 * {@code <}, {@code <=} or {@code ==}, and any other bool is itself. The condition that was asked
 * for is this or its negation.
 *
 * @param op the comparison, or {@link Op#BOOL_NOT} for a bool that is no comparison
 * @param args what is compared
 * @param negated whether the condition is the negation
 */
record ComparisonFact(Op op, List<Value> args, boolean negated) {
  /** The normal form of a condition. */
  static ComparisonFact of(Value condition) {
    if (!(condition instanceof Instruction instruction)) {
      return new ComparisonFact(Op.BOOL_NOT, List.of(condition), false);
    }
    List<Value> args = instruction.args();
    return switch (instruction.op()) {
      case INT_LT -> new ComparisonFact(Op.INT_LT, args, false);
      case INT_GE -> new ComparisonFact(Op.INT_LT, args, true);
      case INT_GT -> new ComparisonFact(Op.INT_LT, reversed(args), false);
      case INT_LE -> new ComparisonFact(Op.INT_LT, reversed(args), true);
      case INT_EQ -> new ComparisonFact(Op.INT_EQ, ordered(args), false);
      case INT_NE -> new ComparisonFact(Op.INT_EQ, ordered(args), true);
      case FLOAT_LT, FLOAT_LE -> new ComparisonFact(instruction.op(), args, false);
      case FLOAT_GT -> new ComparisonFact(Op.FLOAT_LT, reversed(args), false);
      case FLOAT_GE -> new ComparisonFact(Op.FLOAT_LE, reversed(args), false);
      case FLOAT_EQ -> new ComparisonFact(Op.FLOAT_EQ, ordered(args), false);
      case FLOAT_NE -> new ComparisonFact(Op.FLOAT_EQ, ordered(args), true);
      default -> new ComparisonFact(Op.BOOL_NOT, List.of(condition), false);
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComparisonFact that
        && op == that.op
        && negated == that.negated
        && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    return 31 * op.ordinal() + args.hashCode();
  }

  /** The same fact without its negation, under which its truth is remembered. */
  ComparisonFact key() {
    return new ComparisonFact(op, args, false);
  }

  private static List<Value> reversed(List<Value> args) {
    return List.of(args.get(1), args.get(0));
  }

  private static List<Value> ordered(List<Value> args) {
    return args.get(0).id() < args.get(1).id() ? reversed(args) : args;
  }
}
