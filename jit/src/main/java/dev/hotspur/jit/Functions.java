package dev.hotspur.jit;

import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.record.CallTargets;
import dev.hotspur.jit.record.InliningLimits;
import dev.hotspur.jit.record.Profile;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.Convention;
import dev.hotspur.vm.interp.FunctionKey;
import dev.hotspur.vm.value.FunctionValue;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The functions of a machine's program as compiled code calls them. */
final class Functions implements CallTargets {
  private static final int KILOBYTE = 1024;

  private final Map<FunctionKey, CallTarget> targets = new HashMap<>();
  private final Map<CallTarget, Signature> signatures = new HashMap<>();
  private final Map<CallTarget, Profile> profiles = new HashMap<>();
  private final Map<Convention, CallTarget> unknown = new EnumMap<>(Convention.class);
  private final long stackBytes;
  private final InliningLimits inlining;
  private int largestFrame = 1;

  /** Functions whose compiled code may take so much of Java's stack, and which may be inlined. */
  Functions(JitOptions options) {
    this.stackBytes = (long) options.get(JitOption.JAVA_STACK) * KILOBYTE;
    this.inlining =
        new InliningLimits(
            options.get(JitOption.INLINE_SIZE),
            options.get(JitOption.INLINE_BLOCKS),
            options.get(JitOption.INLINE_DEPTH));
  }

  /** Which functions may be inlined. */
  InliningLimits inlining() {
    return inlining;
  }

  @Override
  public CallTarget of(FunctionValue function) {
    return targets.computeIfAbsent(FunctionKey.of(function), key -> new CallTarget(function));
  }

  @Override
  public CallTarget of(Convention convention) {
    return unknown.computeIfAbsent(convention, CallTarget::new);
  }

  @Override
  public Optional<Signature> signature(CallTarget target) {
    return Optional.ofNullable(signatures.get(target));
  }

  @Override
  public Optional<Profile> profile(CallTarget target) {
    return Optional.ofNullable(profiles.get(target));
  }

  /** A function was compiled, as it was recorded. */
  void compiled(CallTarget target, Profile profile, Signature signature, int frameBytes) {
    signatures.put(target, signature);
    profiles.put(target, profile);
    largestFrame = Math.max(largestFrame, frameBytes);
  }

  /** The compiled code of a function was given up. */
  void retreated(CallTarget target) {
    signatures.remove(target);
    profiles.remove(target);
    target.setInterpreted();
  }

  /** How many activations of compiled functions Java's stack has room for. */
  int room() {
    return (int) (stackBytes / largestFrame);
  }
}
