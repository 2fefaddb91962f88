package dev.hotspur.vm.interp;

/** The head of a loop. */
public final class LoopHeader extends Anchor {
  LoopHeader(Translation translation) {
    super(translation);
  }

  @Override
  public String toString() {
    return "loop";
  }
}
