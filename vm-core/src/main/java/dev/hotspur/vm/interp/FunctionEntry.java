package dev.hotspur.vm.interp;

/**
 * Where a function is entered by a call, before its first instruction; a loop that begins with the
 * first instruction does not come back here.
 */
public final class FunctionEntry extends Anchor {
  FunctionEntry(Translation translation, Insn first) {
    super(translation);
    place(0, false);
    linkNext(first);
    linked();
  }

  @Override
  public Insn exec(Interpreter in) {
    return isDue() ? look(in) : first(in);
  }

  /**
   * Executes this at once on behalf of a call, and so saves a way through the interpreter's loop. A
   * call of the plain form leaves it to the loop, which may be watched.
   */
  Insn from(Insn call, Interpreter in) {
    return call.isPlain() ? this : exec(in);
  }

  @Override
  public String toString() {
    return "function";
  }
}
