package dev.hotspur.vm.interp;

/** Watches a machine instruction by instruction: a recorder, or who counts instructions. */
public interface Observer {
  /** Nobody watches. */
  Observer NONE = (in, frame, pc) -> false;

  /**
   * Called before each stack instruction, the frame being canonical: every value of the operand
   * stack is in its own register.
   *
   * @return whether to go on observing
   */
  boolean before(Interpreter in, Frame frame, int pc);

  /** Whether to watch also what builtins call back, such as the key of a sort. */
  default boolean watchesCallbacks() {
    return true;
  }
}
