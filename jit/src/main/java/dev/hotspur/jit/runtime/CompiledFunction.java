package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Interpreter;

/**
 * The superclass of emitted functions. Compiled code calls a static method of the subclass with
 * unboxed arguments; this is the way in for the interpreter.
 */
public abstract class CompiledFunction {
  /** The name of the static method. */
  public static final String METHOD = "call";

  /** The name of calls of it in place of their caller. */
  public static final String IN_PLACE = "inPlace";

  /** For emitted subclasses. */
  protected CompiledFunction() {}

  /**
   * Takes the arguments out of the registers of the current frame, gives the frame up, and runs.
   *
   * @return the result, boxed
   * @throws UnexpectedResult with the result if it is of another type than expected
   * @throws dev.hotspur.vm.value.VmError what the function raises
   */
  public abstract Object enter(Interpreter in, byte[] tags, long[] longs, Object[] refs);
}
