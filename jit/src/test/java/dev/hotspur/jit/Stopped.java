package dev.hotspur.jit;

import dev.hotspur.jit.record.CodeFacts;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Unset;
import dev.hotspur.vm.value.VmError;

/** What a machine holds that a limit has stopped. */
public final class Stopped {
  private Stopped() {}

  /** The frames, innermost first: function, offset, live locals, operand stack. */
  public static String describe(Interpreter stopped) {
    StringBuilder text = new StringBuilder();
    Frame frame = stopped.frame();
    if (stopped.stoppedAt().isPresent()) {
      describe(frame, stopped.stoppedAt().getAsInt(), 0, text);
    } else {
      text.append("within an instruction of ").append(code(frame).name()).append('\n');
    }
    while (!frame.isEntry()) {
      int pc = frame.callPc();
      frame = frame.caller();
      describe(frame, pc, code(frame).opcode(pc).effect().taken(code(frame).operand(pc)), text);
    }
    return text.toString();
  }

  private static void describe(Frame frame, int pc, int taken, StringBuilder text) {
    Code code = code(frame);
    CodeFacts facts = new CodeFacts(frame.translation().verified());
    text.append(code.name()).append('+').append(pc);
    int locals = frame.translation().locals();
    for (int i = 0; i < locals; i++) {
      if (facts.isLive(pc, i)) {
        text.append(' ').append(code.locals().get(i)).append('=').append(shown(frame.get(i)));
      }
    }
    for (int i = code.variables(); i < code.variables() + facts.depth(pc) - taken; i++) {
      text.append(" | ").append(shown(frame.get(i)));
    }
    text.append('\n');
  }

  private static Code code(Frame frame) {
    return frame.translation().code();
  }

  private static String shown(Object value) {
    try {
      return value == Unset.UNSET ? "-" : Operations.repr(value).value();
    } catch (VmError tooDeep) {
      return tooDeep.getMessage();
    }
  }
}
