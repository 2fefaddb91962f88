package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.Convention;
import dev.hotspur.vm.value.FunctionValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a region is built from: what is known of its loop or function, and of the functions that
 * building it asked about. While none of that changes, building it again gives the same.
 */
public final class Basis {
  private final Profile profile;
  private final CallTargets targets;
  private final InliningLimits inlining;
  private final int knowledge;
  private final Map<CallTarget, Callee> asked = new HashMap<>();
  private final List<InliningDecision> decisions = new ArrayList<>();

  /** What is known of a function that is called; nothing if it is not compiled. */
  private record Callee(Optional<List<Type>> parameters, Optional<Integer> knowledge) {
    private boolean is(Callee other) {
      return parameters.equals(other.parameters) && knowledge.equals(other.knowledge);
    }
  }

  /** What a profile has now, and what these targets are going to tell but for what is inlined. */
  public Basis(Profile profile, CallTargets targets, InliningLimits inlining) {
    this.profile = profile;
    this.targets = targets;
    this.inlining = inlining;
    this.knowledge = profile.knowledge();
  }

  /** Whether all of it is as it was. */
  public boolean isUnchanged() {
    return profile.knowledge() == knowledge
        && Lists.all(asked.entrySet(), each -> now(each.getKey()).is(each.getValue()));
  }

  /** Whether functions that are compiled were asked about. */
  public boolean callsCompiled() {
    return Lists.any(asked.values(), callee -> callee.knowledge().isPresent());
  }

  /** Whether building it with nothing inlined may give something else. */
  public boolean mayInline() {
    return !inlining.isNone() && callsCompiled();
  }

  private Callee now(CallTarget target) {
    return new Callee(
        targets.signature(target).map(Signature::parameters),
        targets.profile(target).map(Profile::knowledge));
  }

  private void note(CallTarget target) {
    asked.computeIfAbsent(target, this::now);
  }

  /** What stands for a function in compiled code. */
  CallTarget of(FunctionValue function) {
    return targets.of(function);
  }

  /** What stands for calls of anything whose arguments are given so. */
  CallTarget of(Convention convention) {
    return targets.of(convention);
  }

  /** What was decided of calls when it was built last: each before those within it. */
  public List<InliningDecision> decisions() {
    return decisions;
  }

  /** An attempt to build the region begins, for which nothing is decided yet. */
  void begun() {
    decisions.clear();
  }

  /** Is told what becomes of a call in this attempt. */
  void decided(InliningDecision decision) {
    if (decision.whyNot().isPresent()) {
      decisions.removeIf(each -> each.isWithin(decision));
    }
    // What is inlined was built before that is known: its own calls come after it.
    int at = 0;
    while (at < decisions.size() && !decisions.get(at).isWithin(decision)) {
      at++;
    }
    decisions.add(at, decision);
  }

  /** Which functions may be inlined. */
  InliningLimits inlining() {
    return inlining;
  }

  /** What was recorded of a function, if it is compiled. */
  Optional<Profile> profile(CallTarget target) {
    note(target);
    return targets.profile(target);
  }

  /** How the compiled code of a function is called, if there is any. */
  Optional<Signature> signature(CallTarget target) {
    note(target);
    return targets.signature(target);
  }
}
