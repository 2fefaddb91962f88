package dev.hotspur.jit.region;

import dev.hotspur.jit.record.Basis;
import dev.hotspur.jit.record.CallTargets;
import dev.hotspur.jit.record.InliningLimits;
import dev.hotspur.jit.record.Profile;
import dev.hotspur.jit.runtime.CallCount;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.CodePlace;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.interp.Anchor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the JIT remembers of a loop or a function. */
public final class Candidate {
  private final Anchor anchor;
  private final Profile profile;
  private final Optional<CallTarget> target;
  private final Map<ExitSite, Long> exits = new TreeMap<>();
  private final Map<Integer, Long> tried = new HashMap<>();
  private final Map<ExitSite, Long> fruitless = new TreeMap<>();
  private Optional<Basis> basis = Optional.empty();
  private Optional<CallCount> calls = Optional.empty();
  private Optional<Region> region = Optional.empty();
  private long entries;
  private int compilations;
  private int activations;
  private int failures;
  private int structural;
  private int retreats;
  private String failure = "";
  private long until;
  private long waitsFor = Long.MAX_VALUE;

  /**
   * A place that compiled code is left from, whatever version of it.
   *
   * @param origin the instruction whose guard fails; negative if it is that of the entry
   * @param inlined where that is if it is in a function that is inlined; {@code origin} is its call
   * @param pc where the interpreter goes on
   * @param kind why the exit is there
   * @param guard what fails
   */
  public record ExitSite(
      int origin, Optional<CodePlace> inlined, int pc, SideExit.Kind kind, String guard)
      implements Comparable<ExitSite> {
    /** Where an exit is. */
    public static ExitSite of(SideExit exit) {
      return new ExitSite(exit.origin(), exit.inlined(), exit.pc(), exit.kind(), exit.guard());
    }

    /** Written out: the lambdas of {@code Comparator} are linked when they are reached first. */
    @Override
    public int compareTo(ExitSite other) {
      int order = Integer.compare(origin, other.origin);
      order = order != 0 ? order : Integer.compare(pc, other.pc);
      order = order != 0 ? order : kind.compareTo(other.kind);
      order = order != 0 ? order : guard.compareTo(other.guard);
      return order != 0 ? order : compare(inlined, other.inlined);
    }
  }

  private static int compare(Optional<CodePlace> one, Optional<CodePlace> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return Boolean.compare(one.isPresent(), other.isPresent());
    }
    int order = one.get().code().name().compareTo(other.get().code().name());
    return order != 0 ? order : Integer.compare(one.get().pc(), other.get().pc());
  }

  /**
   * One of which nothing was recorded yet.
   *
   * @param target what stands for it in compiled code, if it is a function
   */
  public Candidate(Anchor anchor, Profile profile, Optional<CallTarget> target) {
    this.target = target;
    this.anchor = anchor;
    this.profile = profile;
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

  /** Lets its code count how often it is called, from when it is compiled next. */
  public void countCalls() {
    calls = Optional.of(new CallCount());
  }

  /** The count, if its code is to count calls. */
  public Optional<CallCount> calls() {
    return calls;
  }

  /** Whether an instruction is part of it. */
  public boolean contains(int pc) {
    return profile.contains(pc);
  }

  // Compiled code

  /** The compiled code that is installed, if there is any. */
  public Optional<Region> region() {
    return region;
  }

  /** Whether a region is the one that is installed. */
  public boolean isInstalled(Region one) {
    return region.filter(installed -> installed == one).isPresent();
  }

  /** It is going to be built from what is known now, and from what the functions called are. */
  public Basis buildFrom(CallTargets targets, InliningLimits inlining) {
    Basis current = new Basis(profile, targets, inlining);
    basis = Optional.of(current);
    return current;
  }

  /** Whether it calls functions that may have been inlined when it was built last. */
  public boolean mayHaveInlined() {
    return basis.filter(Basis::callsCompiled).isPresent();
  }

  /** Whether building it again would give what it gave the last time. */
  public boolean isUpToDate() {
    return basis.filter(Basis::isUnchanged).isPresent();
  }

  /** Installs compiled code in place of what there was. */
  public void install(Region newRegion) {
    giveUp();
    region = Optional.of(newRegion);
    anchor.install(newRegion);
    compilations++;
    activations = 0;
    failures = 0;
    structural = 0;
  }

  /** Leaves the place to the interpreter again, for a reason. */
  public void retreat(String reason) {
    giveUp();
    failure = reason;
    anchor.uninstall();
    region = Optional.empty();
    basis = Optional.empty();
    fruitless.clear();
    activations = 0;
    retreats++;
  }

  /** Keeps the counts of the compiled code that goes. */
  private void giveUp() {
    region.ifPresent(
        old -> {
          entries += old.entries();
          add(old, exits);
        });
    waitsFor = Long.MAX_VALUE;
    tried.clear();
  }

  /** How often it has been compiled. */
  public int compilations() {
    return compilations;
  }

  /** Notes that an activation of the function was recorded; how many were since it was compiled. */
  public int recorded() {
    return ++activations;
  }

  /** Entries into all its compiled code so far. */
  public long entries() {
    return entries + region.map(Region::entries).orElse(0L);
  }

  /** How often all its compiled code was left, by place; polls are left out. */
  public Map<ExitSite, Long> exits() {
    Map<ExitSite, Long> all = new TreeMap<>(exits);
    region.ifPresent(installed -> add(installed, all));
    return all;
  }

  private static void add(Region region, Map<ExitSite, Long> counts) {
    for (SideExit exit : region.exits()) {
      if (exit.count() > 0 && !exit.isPoll()) {
        counts.merge(ExitSite.of(exit), exit.count(), Long::sum);
      }
    }
  }

  // Side exits that are recorded

  /** Whether an exit of the installed code was never looked at. */
  public boolean isNew(SideExit exit) {
    return !tried.containsKey(exit.number());
  }

  /** Whether an exit was not looked at since it was taken half as often. */
  public boolean mayLookAt(SideExit exit) {
    long before = tried.getOrDefault(exit.number(), 0L);
    if (!fruitless.isEmpty()) {
      before = Math.max(before, fruitless.getOrDefault(ExitSite.of(exit), 0L));
    }
    return exit.count() >= 2 * before;
  }

  /** Notes that recording from an exit has taught nothing, which holds for later versions too. */
  public void learntNothing(SideExit exit) {
    fruitless.merge(ExitSite.of(exit), exit.count(), Math::max);
  }

  /** Whether recording from a place has taught nothing. */
  public boolean isFruitless(ExitSite site) {
    return fruitless.containsKey(site);
  }

  /** Notes that it is looked at. */
  public void lookAt(SideExit exit) {
    tried.put(exit.number(), exit.count());
  }

  /** What was recorded is compiled when the region has been left so often. */
  public void waitFor(long exitsTaken) {
    waitsFor = Math.min(waitsFor, exitsTaken);
  }

  /** What was recorded cannot be compiled. */
  public void waitNoLonger() {
    waitsFor = Long.MAX_VALUE;
  }

  /** Whether something was recorded that is not compiled yet. */
  public boolean isWaiting() {
    return waitsFor != Long.MAX_VALUE;
  }

  /** Whether it has waited long enough. */
  public boolean isDue(long exitsTaken) {
    return exitsTaken >= waitsFor;
  }

  // Failures

  /**
   * Notes that recording or compiling came to nothing.
   *
   * @param reason why, for a reader
   * @param isStructural whether it would again
   */
  public void fail(String reason, boolean isStructural) {
    failure = reason;
    failures++;
    structural = isStructural ? structural + 1 : 0;
  }

  /** How often that happened in a row, retreats included. */
  public int failures() {
    return failures + retreats;
  }

  /** The structural ones among them, in a row at the end. */
  public int structuralFailures() {
    return structural + retreats;
  }

  /** Leaves the place to the interpreter until it was passed so often in all. */
  public void leaveAloneUntil(long passes) {
    until = passes;
    anchor.notifyAt(passes);
  }

  /** How often it must have been passed in all to be looked at again. */
  public long until() {
    return until;
  }

  /** The last reason; empty if there was none. */
  public String failure() {
    return failure;
  }
}
