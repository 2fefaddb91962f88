package dev.hotspur.vm.interp;

/**
 * What waits in a frame for a call, or for compiled code, to end: is told when that ends by an
 * error.
 */
@FunctionalInterface
public interface Awaiting {
  /** Nothing waits. */
  Awaiting NOTHING = Interpreter::resume;

  /**
   * The error is handled in the frame, which is the current one again and canonical.
   *
   * @param handler the offset of the handler
   * @return the instruction to go on with
   */
  Insn handled(Interpreter in, int handler);

  /** The error is about to leave the frame, too. */
  default void abandoned() {}
}
