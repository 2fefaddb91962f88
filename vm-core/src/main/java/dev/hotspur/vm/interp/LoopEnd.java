package dev.hotspur.vm.interp;

/**
 * The last instruction of a loop and the head to which it goes back, in one: this saves a way
 * through the interpreter's loop in each pass. What mostly ends loops is told apart by comparing
 * classes, which takes less than a call by the table of virtual methods.
 */
final class LoopEnd extends Insn {
  private final Insn last;
  private final LoopHeader header;

  LoopEnd(Insn last, LoopHeader header) {
    this.last = last;
    this.header = header;
    last.linkNext(header);
  }

  @Override
  public Insn exec(Interpreter in) {
    Insn after = lastOne(in);
    return after == header ? header.exec(in) : after;
  }

  private Insn lastOne(Interpreter in) {
    if (last instanceof Arithmetic.AddConstant add) {
      return add.exec(in);
    } else if (last instanceof Arithmetic.Add add) {
      return add.exec(in);
    } else if (last instanceof Arithmetic.ModConstant mod) {
      return mod.exec(in);
    } else if (last instanceof FusedArithmetic fused) {
      return fused.exec(in);
    } else if (last instanceof Containers.StoreSubscript store) {
      return store.exec(in);
    }
    return last.exec(in);
  }

  @Override
  public String toString() {
    return last.toString();
  }
}
