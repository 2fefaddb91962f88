package dev.hotspur.jit;

import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.interp.Interpreter;
import java.util.Set;

/** Which side exits are recorded, and when. */
final class HotExits {
  private static final Set<String> ENDS_OF_ITERATORS =
      Set.of("guard.true int.lt", "guard.true int.gt");

  private final JitOptions options;

  HotExits(JitOptions options) {
    this.options = options;
  }

  /**
   * An exit is recorded when it is hot, and once more each time its count has doubled if that came
   * to nothing; earlier if the region is going to be compiled anyway.
   */
  boolean isHot(SideExit exit, Candidate candidate, Region region) {
    boolean isHot = exit.count() >= options.get(JitOption.HOT_EXIT);
    boolean isInBatch = candidate.isWaiting() && isWorthRecording(exit, candidate);
    return (isHot || isInBatch)
        && isWarm(exit, candidate)
        && (!exit.isEntry() || region.isRarelyEntered(exit));
  }

  /**
   * Whether a loop inside of what is recorded needs to know this way first, or all its passes that
   * take it would be recorded one by one.
   */
  boolean isNeededFirst(SideExit exit, Candidate inner, Region region) {
    return inner.isInstalled(region) && isHot(exit, inner, region) && isWorthRecording(exit, inner);
  }

  private boolean isWarm(SideExit exit, Candidate candidate) {
    return exit.count() * 2 >= options.get(JitOption.HOT_EXIT)
        && !exit.looksUp()
        && candidate.mayLookAt(exit);
  }

  /** Whether another exit of a region is about to become hot. */
  boolean isAnyWarm(Candidate candidate, Region region) {
    return Lists.any(
        region.exits(), exit -> isWarm(exit, candidate) && isWorthRecording(exit, candidate));
  }

  /** Whether compiled code could do what follows. */
  boolean isWorthRecording(SideExit exit, Candidate candidate) {
    return exit.isUnforeseen() && !isWayOut(exit, candidate) && mayCompileAgain(candidate);
  }

  private static boolean isWayOut(SideExit exit, Candidate candidate) {
    return isWayOut(Candidate.ExitSite.of(exit), candidate);
  }

  /** Whether the loop ends here; the interpreter finds out once more that a range is at its end. */
  static boolean isWayOut(Candidate.ExitSite site, Candidate candidate) {
    if (!candidate.contains(site.pc())) {
      return true;
    }
    Code code = candidate.profile().facts().code();
    return site.origin() == site.pc()
        && code.opcode(site.pc()) == Opcode.FOR_ITER
        && !candidate.contains(code.operand(site.pc()))
        && ENDS_OF_ITERATORS.contains(site.guard());
  }

  /** Whether a loop or function has not been compiled too often. */
  boolean mayCompileAgain(Candidate candidate) {
    return candidate.compilations() < options.get(JitOption.COMPILATIONS);
  }

  /** Says that an exit is hot, which has just been taken, and what is done about it. */
  JitEvent event(Interpreter in, SideExit exit, Candidate candidate, Region region) {
    return new JitEvent.ExitHot(
        Findings.place(region, exit),
        region.number(),
        exit.number(),
        exit.count(),
        exit.guard(),
        Found.at(in, exit, candidate.profile().facts()),
        decision(exit, candidate));
  }

  /** The same within a function that is inlined, whose frame is the current one. */
  JitEvent eventInlined(Interpreter in, SideExit exit, Candidate candidate, Region region) {
    Code code = in.frame().translation().code();
    return new JitEvent.ExitHot(
        Findings.place(region, exit),
        region.number(),
        exit.number(),
        exit.count(),
        exit.guard(),
        "the way to line " + code.line(exit.pc(exit.nesting())) + " of " + code.name(),
        "what follows is recorded for " + code.name());
  }

  private String decision(SideExit exit, Candidate candidate) {
    if (!exit.isUnforeseen()) {
      return "this is left to the interpreter";
    } else if (isWayOut(exit, candidate)) {
      return "this is the way out of the loop";
    } else if (!mayCompileAgain(candidate)) {
      return "the region has been compiled " + candidate.compilations() + " times";
    }
    return "what follows is recorded";
  }
}
