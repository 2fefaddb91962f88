package dev.hotspur.jit;

import dev.hotspur.jit.region.Balance;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.Region;
import dev.hotspur.vm.interp.Anchor;

/** Which regions cost more than they gain, and how long what has failed is left alone. */
final class Losses {
  /** Each failure in a row doubles the wait, so many times at most. */
  private static final int MAX_BACKOFF = 20;

  private final JitOptions options;
  private final Thresholds thresholds;

  Losses(JitOptions options, Thresholds thresholds) {
    this.options = options;
    this.thresholds = thresholds;
  }

  /** Looks at what the region has gained, each time it was left so often. */
  boolean isLosing(Region region) {
    Balance balance = region.balance();
    long exits = balance.exits() + (balance.countsCalls() ? balance.exitsWithin() : 0);
    if (exits < options.get(JitOption.RETREAT)) {
      return false;
    }
    if (balance.isLoss()) {
      return true;
    }
    balance.reset();
    return false;
  }

  /** Whether a function is left often that compiled code calls: nobody has counted these calls. */
  boolean isSuspect(Candidate candidate, Region region) {
    return candidate.calls().isEmpty()
        && region.balance().exitsWithin() >= options.get(JitOption.RETREAT);
  }

  /** After a failure: each one in a row doubles the time until the place is looked at again. */
  JitEvent leaveAlone(Candidate candidate, AbortReason reason) {
    Anchor anchor = candidate.anchor();
    int failures = candidate.failures();
    long wait = (long) thresholds.of(anchor) << Math.min(failures, MAX_BACKOFF);
    boolean blacklisted = candidate.structuralFailures() >= options.get(JitOption.FAILURES);
    long until = anchor.passes() + (blacklisted ? wait * options.get(JitOption.BLACKLIST) : wait);
    candidate.leaveAloneUntil(until);
    return blacklisted
        ? new JitEvent.Blacklisted(Findings.place(anchor), reason.message(), until)
        : new JitEvent.BackedOff(Findings.place(anchor), reason.message(), failures, until);
  }
}
