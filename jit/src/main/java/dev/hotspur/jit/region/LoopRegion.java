package dev.hotspur.jit.region;

import dev.hotspur.jit.runtime.CompiledLoop;
import dev.hotspur.jit.runtime.DepartureReason;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.Unwinding;

/** A compiled loop: runs on the registers of the current frame. */
public final class LoopRegion extends Region {
  private final CompiledLoop code;

  /** Makes the region of a loop. */
  public LoopRegion(Plan plan, CompiledLoop code) {
    super(plan);
    this.code = code;
  }

  @Override
  public Insn exec(Interpreter in) {
    int depth = in.depth();
    while (true) {
      if (!mayEnter(in)) {
        return anchor().body();
      }
      entries++;
      code.enter(in);
      long outside = in.beginCompiled(listener().room());
      SideExit exit;
      try {
        exit = take(in, code.run(in, in.tags, in.longs, in.refs));
      } finally {
        in.endCompiled(outside, depth);
      }
      DepartureReason reason = code.takeReason();
      if (exit.nesting() > 0 && reason.isNone() && !exit.looksUp()) {
        balance().left(code.passes() - 1);
      }
      in.setDepth(depth + exit.nesting());
      reason = finishInlined(in, exit, reason);
      if (!reason.isNone()) {
        return leave(in, exit, reason);
      }
      if (exit.looksUp()) {
        balance().wentAround(code.passes());
        in.poll();
      } else {
        balance().left(code.passes() - 1);
      }
      if (!exit.isPoll() || exit.pc() != anchor().pc()) {
        return tell(in, exit).orElseGet(() -> next(in, exit));
      }
    }
  }

  private Insn leave(Interpreter in, SideExit exit, DepartureReason reason) {
    if (reason.raised().isPresent()) {
      return raise(in, reason.raised().get(), exit);
    }
    if (reason.result().isPresent()) {
      return complete(in, reason.result().get(), exit);
    }
    if (in.isMetered()) {
      in.fuel--;
    }
    Unwinding signal = reason.signal().orElseThrow();
    if (!signal.isEmpty()) {
      in.linkCall(signal, exit.pc());
    }
    return in.unwound(signal, exit.pc(), false);
  }

  /** Where the interpreter goes on: never at the entry again, or nothing would be gained. */
  private Insn next(Interpreter in, SideExit exit) {
    return exit.pc() == anchor().pc() ? anchor().body() : in.resume(exit.pc());
  }
}
