package dev.hotspur.vm.interp;

/**
 * Takes the instructions that follow from the fuel, as many as certainly run: up to the next jump,
 * jump target, call or instruction that goes over an iterable. Machines without a limit have none
 * of these.
 */
final class Charge extends Insn {
  private final int count;

  Charge(int count) {
    this.count = count;
  }

  @Override
  public Insn exec(Interpreter in) {
    return in.takeFuel(count) ? next : in.runOutOfFuel(pc());
  }

  @Override
  public String toString() {
    return "charge " + count;
  }
}
