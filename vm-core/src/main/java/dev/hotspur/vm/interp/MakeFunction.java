package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.VmError;

/** Makes a function of what stands in registers that follow each other. */
final class MakeFunction extends Insn {
  private final int first;
  private final FunctionMaker maker;

  /**
   * Makes the instruction.
   *
   * @param first the register of the lowest part, and of the result
   */
  MakeFunction(int first, FunctionMaker maker) {
    this.first = first;
    this.maker = maker;
  }

  @Override
  public Insn exec(Interpreter in) {
    try {
      in.putRef(first, maker.make(in.copy(first, maker.size())));
      return next;
    } catch (VmError error) {
      return in.raise(error, this);
    }
  }

  @Override
  public String toString() {
    int last = first + maker.size() - 1;
    return "r" + first + " = function r" + first + (last > first ? "..r" + last : "");
  }
}
