package dev.hotspur.vm.interp;

/** The head of a loop. */
public final class LoopHeader extends Anchor {
  LoopHeader(Translation translation) {
    super(translation);
  }

  @Override
  public Insn exec(Interpreter in) {
    if (isDue()) {
      return look(in);
    }
    return next instanceof Iteration.ForIterator iteration ? iteration.exec(in) : first(in);
  }

  @Override
  public String toString() {
    return "loop";
  }
}
