package dev.hotspur.vm.interp;

import dev.hotspur.vm.interp.Arithmetic.Binary;
import dev.hotspur.vm.interp.Containers.LoadSubscript;
import java.util.Optional;

/**
 * Finds the instruction that does the work of two which follow each other, the second of which uses
 * up the first one's result: what is between them then is in no register. (Superinstructions:
 * Proebsting, "Optimizing an ANSI C interpreter with superoperators", POPL 1995.)
 */
final class Fusion {
  private Fusion() {}

  /**
   * The two in one.
   *
   * @param stackBase the first register of the operand stack, where results are read once
   */
  static Optional<Insn> of(Insn first, Insn second, int stackBase, ConstantRegisters constants) {
    if (!(first instanceof ValueInsn value) || value.target < stackBase) {
      return Optional.empty();
    }
    if (first instanceof Binary before && second instanceof Binary after) {
      return FusedArithmetic.of(before, after, constants);
    }
    return first instanceof LoadSubscript item ? of(item, second) : Optional.empty();
  }

  /** Executes the two instructions one after the other, where the one for both is not for this. */
  static Insn oneByOne(Interpreter in, Insn first, Insn second) {
    Insn after = first.exec(in);
    return after == second ? second.exec(in) : after;
  }

  private static Optional<Insn> of(LoadSubscript item, Insn second) {
    if (second instanceof LoadSubscript outer
        && outer.container == item.target
        && outer.key != item.target) {
      return Optional.of(new FusedSubscript.Item(item, outer));
    }
    if (second instanceof Branches.JumpIf jump && jump.source == item.target && !jump.keeps) {
      return Optional.of(new FusedSubscript.Jump(item, jump));
    }
    if (second instanceof Branches.CompareJump jump
        && jump.a == item.target
        && jump.b != item.target) {
      return Optional.of(new FusedSubscript.Compare(item, jump));
    }
    return Optional.empty();
  }
}
