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

  /** Which of them may be inlined. */
  InliningLimits inlining();

  /** What was recorded of a function, if it is compiled. */
  Optional<Profile> profile(CallTarget target);

  /** An attempt to build the region begins, for which nothing is decided yet. */
  void begun();

  /** Is told what becomes of a call in this attempt. */
  void decided(InliningDecision decision);

  /** How the compiled code of a function is called, if there is any. */
  Optional<Signature> signature(CallTarget target);
}
