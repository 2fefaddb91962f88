package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A rule of algebra.
 *
 * @param name what it is called in explanations
 * @param algebra the equation
 * @param ops the operations that it applies to
 * @param rewrite what becomes of such an instruction, if the rule applies. It looks at the
 *     instruction and at what defines its arguments, but never sees through an operation that
 *     {@linkplain Instruction#isRemovable may be removed} though it checks for overflow: the check
 *     would be lost with its last use
 */
public record FoldRule(
    String name, String algebra, Set<Op> ops, Function<Instruction, Optional<Rewrite>> rewrite) {
  /** Copies the operations. */
  public FoldRule {
    ops = Set.copyOf(ops);
  }

  /** A rule for one operation, for the instructions that satisfy a condition. */
  static FoldRule of(
      String name,
      String algebra,
      Op op,
      Predicate<Instruction> condition,
      Function<Instruction, Rewrite> rewrite) {
    return of(name, algebra, EnumSet.of(op), condition, rewrite);
  }

  /** A rule for several operations, for the instructions that satisfy a condition. */
  static FoldRule of(
      String name,
      String algebra,
      Set<Op> ops,
      Predicate<Instruction> condition,
      Function<Instruction, Rewrite> rewrite) {
    return new FoldRule(
        name,
        algebra,
        ops,
        instruction ->
            condition.test(instruction)
                ? Optional.of(rewrite.apply(instruction))
                : Optional.empty());
  }
}
