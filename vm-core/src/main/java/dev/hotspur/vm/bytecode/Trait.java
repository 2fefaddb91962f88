package dev.hotspur.vm.bytecode;

/** Facts about an instruction beside its operand and its effect on the stack. */
public enum Trait {
  /** It may raise an exception. */
  RAISES,
  /** It has no effect but its result, which depends on nothing but its inputs. */
  PURE,
  /** It may continue at its label instead of at the next instruction. */
  JUMPS,
  /** It never continues at the next instruction. */
  ENDS,
  /** It may run other code of the program before it is done. */
  CALLS,
  /**
   * It may go over an iterable before it is done, which may charge for work and, if the iterable is
   * a {@code map} or {@code filter}, run other code of the program.
   */
  ITERATES
}
