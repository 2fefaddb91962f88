package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Globals;

/**
 * What functions have in common that share a translation and compiled code: the very same code with
 * the very same globals. Defaults and shared variables may differ.
 *
 * @param code the verified code, compared by identity
 * @param globals the globals, compared by identity
 */
public record FunctionKey(Object code, Globals globals) {
  /** The key of a function. */
  public static FunctionKey of(FunctionValue function) {
    return new FunctionKey(function.verified(), function.globals());
  }

  // Written out: linking the generated ones at their first use takes a tenth of a short run.

  @Override
  public boolean equals(Object other) {
    return other instanceof FunctionKey that && code == that.code && globals == that.globals;
  }

  @Override
  public int hashCode() {
    return 31 * System.identityHashCode(code) + System.identityHashCode(globals);
  }
}
