package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.FunctionValue;
import java.util.Arrays;

/** What a frame held when it was taken off the stack, and how it returns to its caller. */
final class FrameImage {
  private final FunctionValue function;
  private final Translation translation;
  private final byte[] tags;
  private final long[] longs;
  private final Object[] refs;
  private final int pc;
  private boolean entry;
  private Insn resume;
  private int callPc;
  private int resultRegister;

  /** Copies a frame that stands at an offset of its code. */
  FrameImage(Frame frame, int pc) {
    this.function = frame.function;
    this.translation = frame.translation;
    int registers = translation.registers();
    this.tags = Arrays.copyOf(frame.tags, registers);
    this.longs = Arrays.copyOf(frame.longs, registers);
    this.refs = Arrays.copyOf(frame.refs, registers);
    this.pc = pc;
    this.entry = frame.entry;
    this.resume = frame.resume;
    this.callPc = frame.callPc;
    this.resultRegister = frame.resultRegister;
  }

  FunctionValue function() {
    return function;
  }

  int pc() {
    return pc;
  }

  /** Says how it returns. */
  void link(boolean toJava, Insn newResume, int newCallPc, int register) {
    entry = toJava;
    resume = newResume;
    callPc = newCallPc;
    resultRegister = register;
  }

  /** Makes a new frame like the one that was taken. */
  void restore(Frame frame) {
    frame.prepare(function, translation, 0);
    System.arraycopy(tags, 0, frame.tags, 0, tags.length);
    System.arraycopy(longs, 0, frame.longs, 0, longs.length);
    System.arraycopy(refs, 0, frame.refs, 0, refs.length);
    frame.entry = entry;
    frame.resume = resume;
    frame.callPc = callPc;
    frame.resultRegister = resultRegister;
  }
}
