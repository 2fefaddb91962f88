package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.FunctionValue;

/**
 * A call that is still to be made, in place of an activation that has ended with it. Compiled code
 * that ends with a call of another function returns this instead of a result where calling at once
 * would take more of Java's stack with each such call: whoever has called makes the call (a
 * trampoline).
 */
public final class CallInPlace {
  private final FunctionValue function;
  private final Object[] bound;

  /**
   * A call of a function.
   *
   * @param bound the values of its parameters, which belong to the call from now on
   */
  public CallInPlace(FunctionValue function, Object[] bound) {
    this.function = function;
    this.bound = bound;
  }

  FunctionValue function() {
    return function;
  }

  Object[] bound() {
    return bound;
  }
}
