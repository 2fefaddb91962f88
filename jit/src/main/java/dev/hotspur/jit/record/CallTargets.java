package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.Convention;
import dev.hotspur.vm.value.FunctionValue;
import java.util.Optional;

/** The functions of the program as compiled code calls them. */
public interface CallTargets {
  /** What stands for a function in compiled code. */
  CallTarget of(FunctionValue function);

  /** What stands for calls of anything whose arguments are given so. */
  CallTarget of(Convention convention);

  /** What was recorded of a function, if it is compiled. */
  Optional<Profile> profile(CallTarget target);

  /** How the compiled code of a function is called, if there is any. */
  Optional<Signature> signature(CallTarget target);
}
