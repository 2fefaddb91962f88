package dev.hotspur.vm.value;

import dev.hotspur.vm.spi.World;
import java.util.List;

/** What a builtin may ask of the machine that calls it. */
public interface CallContext {
  /** The world outside. */
  World world();

  /**
   * Calls a function of the program, a builtin or a type, and returns its result.
   *
   * @throws VmError what the callee raises
   */
  Object call(Object callable, List<Object> arguments);

  /**
   * Charges for work beyond the call itself, in units of one instruction, and gives the machine the
   * chance to stop: long builtins call it as they go.
   */
  void charge(long work);
}
