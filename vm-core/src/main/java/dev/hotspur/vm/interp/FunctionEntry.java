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
  public String toString() {
    return "function";
  }
}
