package dev.hotspur.jit;

import dev.hotspur.vm.interp.Insn;
import dev.hotspur.vm.interp.Interpreter;

/** Where a function returns to whose call is being recorded. */
final class Resumption extends Insn {
  private final TracingJit jit;
  private final Recording recording;
  private final int pc;

  /** Goes on with a recording at an offset, or without it if it was given up. */
  Resumption(TracingJit jit, Recording recording, int pc) {
    this.jit = jit;
    this.recording = recording;
    this.pc = pc;
  }

  @Override
  public Insn handled(Interpreter in, int handler) {
    return jit.returned(in, recording, handler);
  }

  @Override
  public void abandoned() {
    jit.abandoned(recording);
  }

  @Override
  public Insn exec(Interpreter in) {
    return jit.returned(in, recording, pc);
  }
}
