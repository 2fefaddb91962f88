package dev.hotspur.jit.region;

import dev.hotspur.jit.record.Profile;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.vm.interp.Anchor;
import java.util.BitSet;
import java.util.Optional;

/** What the JIT remembers of a loop or a function. */
public final class Candidate {
  private final Anchor anchor;
  private final Profile profile;
  private final BitSet body;
  private final Optional<CallTarget> target;
  private Optional<Region> region = Optional.empty();
  private int compilations;
  private int failures;
  private int activations;

  /**
   * One of which nothing was recorded yet.
   *
   * @param target what stands for it in compiled code, if it is a function
   */
  public Candidate(Anchor anchor, Profile profile, Optional<CallTarget> target) {
    this.target = target;
    this.anchor = anchor;
    this.profile = profile;
    this.body = profile.body();
  }

  /** Where it begins. */
  public Anchor anchor() {
    return anchor;
  }

  /** What stands for it in compiled code, if it is a function. */
  public Optional<CallTarget> target() {
    return target;
  }

  /** What was recorded of it. */
  public Profile profile() {
    return profile;
  }

  /** Whether an instruction is part of it. */
  public boolean contains(int pc) {
    return body.get(pc);
  }

  /** The compiled code that is installed, if there is any. */
  public Optional<Region> region() {
    return region;
  }

  /** Installs compiled code in place of what there was. */
  public void install(Region newRegion) {
    region = Optional.of(newRegion);
    anchor.install(newRegion);
    compilations++;
    activations = 0;
    failures = 0;
  }

  /** How often it has been compiled. */
  public int compilations() {
    return compilations;
  }

  /** Notes that an activation of the function was recorded; how many were since it was compiled. */
  public int recorded() {
    return ++activations;
  }

  /** Notes that a recording came to nothing; how many did in a row. */
  public int fail() {
    return ++failures;
  }
}
