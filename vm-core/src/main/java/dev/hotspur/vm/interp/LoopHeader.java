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
    // Most loops begin so; this saves them a way through the interpreter's loop.
    return next instanceof Iteration.ForIterator iteration ? iteration.exec(in) : next;
  }

  @Override
  public String toString() {
    return "loop";
  }
}
