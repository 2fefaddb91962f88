package dev.hotspur.jit;

import dev.hotspur.jit.region.Region;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.interp.Awaiting;
import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;

/** A recording that waited for an inner loop's compiled code, which an error has left. */
final class InnerLoopError implements Awaiting {
  private final TracingJit jit;
  private final Recording recording;
  private final Region left;
  private final SideExit exit;

  InnerLoopError(TracingJit jit, Recording recording, Region left, SideExit exit) {
    this.jit = jit;
    this.recording = recording;
    this.left = left;
    this.exit = exit;
  }

  @Override
  public Insn handled(Interpreter in, int handler) {
    return jit.handledInside(in, recording, left, exit.pc(), handler);
  }

  @Override
  public void abandoned() {
    jit.abandoned(recording);
  }
}
