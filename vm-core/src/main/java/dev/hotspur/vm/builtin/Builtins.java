package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ModuleValue;
import java.util.Optional;

/** Everything that programs find without defining it. */
public final class Builtins {
  private Builtins() {}

  /** Puts the built-in functions, types and exceptions into a machine's builtins. */
  public static void install(Globals globals) {
    throw new UnsupportedOperationException();
  }

  /** A built-in module, made anew for a machine, or nothing if there is none of that name. */
  public static Optional<ModuleValue> module(String name) {
    throw new UnsupportedOperationException();
  }
}
