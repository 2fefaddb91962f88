package dev.hotspur.jit;

import dev.hotspur.jit.record.Recorder;
import dev.hotspur.jit.region.Candidate;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.interp.Insn;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A recording under way. */
final class Recording {
  private final Recorder recorder;
  private final Candidate candidate;
  private final int trace;
  private final Optional<SideExit> exit;
  private final Set<Integer> waited = new HashSet<>();
  private Optional<Insn> resumption = Optional.empty();

  /** One that begins at an exit of the installed region, or else at the loop's head or entry. */
  Recording(Recorder recorder, Candidate candidate, int trace, Optional<SideExit> exit) {
    this.recorder = recorder;
    this.candidate = candidate;
    this.trace = trace;
    this.exit = exit;
  }

  Recorder recorder() {
    return recorder;
  }

  /** What is recorded. */
  Candidate candidate() {
    return candidate;
  }

  /** The trace's number. */
  int trace() {
    return trace;
  }

  /** The exit where it began; empty if it is a root trace. */
  Optional<SideExit> exit() {
    return exit;
  }

  /** Whether it waits at an instruction for the first time. */
  boolean waitsFirstAt(int pc) {
    return waited.add(pc);
  }

  /** Waits until a function returns to this instruction. */
  void waitFor(Insn newResumption) {
    resumption = Optional.of(newResumption);
  }

  /** What it waits for; if empty, for an inner loop's compiled code to be left. */
  Optional<Insn> resumption() {
    return resumption;
  }

  /** Waits no longer. */
  void goOn() {
    resumption = Optional.empty();
  }
}
