package dev.hotspur.vm.interp;

/** An instruction that stores a result in a register. */
abstract class ValueInsn extends Insn {
  /** The register; the translator may change it to the local the result is stored in next. */
  int target;

  ValueInsn(int target) {
    this.target = target;
  }

  @Override
  final boolean retarget(int from, int to) {
    boolean mine = target == from;
    target = mine ? to : target;
    return mine;
  }
}
