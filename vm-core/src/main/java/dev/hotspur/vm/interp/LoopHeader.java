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
    if (!(next instanceof Iteration.ForIterator iteration)) {
      return first(in);
    }
    Insn body = iteration.exec(in);
    return body instanceof FusedArithmetic arithmetic ? arithmetic.exec(in) : body;
  }

  @Override
  public String toString() {
    return "loop";
  }
}
