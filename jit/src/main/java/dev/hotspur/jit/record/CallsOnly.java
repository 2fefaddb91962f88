package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.Convention;
import dev.hotspur.vm.value.FunctionValue;
import java.util.Optional;

/**
 * The functions of the program, none of which is to be inlined: for what was too large with them.
 *
 * @param targets what tells everything else about them
 */
public record CallsOnly(CallTargets targets) implements CallTargets {
  @Override
  public CallTarget of(FunctionValue function) {
    return targets.of(function);
  }

  @Override
  public CallTarget of(Convention convention) {
    return targets.of(convention);
  }

  @Override
  public InliningLimits inlining() {
    return InliningLimits.NONE;
  }

  @Override
  public Optional<Profile> profile(CallTarget target) {
    return targets.profile(target);
  }

  @Override
  public Optional<Signature> signature(CallTarget target) {
    return targets.signature(target);
  }
}
