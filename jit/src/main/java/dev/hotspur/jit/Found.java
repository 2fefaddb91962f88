package dev.hotspur.jit;

import dev.hotspur.jit.record.CodeFacts;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.interp.Frame;
import dev.hotspur.vm.interp.Interpreter;
import dev.hotspur.vm.interp.NoMethod;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.Unset;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Says what was found where compiled code expected something else. */
final class Found {
  private Found() {}

  /**
   * What the current frame, which is canonical, holds at an exit that was taken.
   *
   * @param facts of the frame's code
   */
  static String at(Interpreter in, SideExit exit, CodeFacts facts) {
    Code code = facts.code();
    int pc = exit.pc();
    int top = code.variables() + facts.depth(pc);
    if (exit.isEntry()) {
      return types(in.frame(), 0, top);
    }
    if (exit.origin() < 0 || exit.origin() == pc) {
      Opcode opcode = code.opcode(pc);
      int taken = opcode.effect().taken(code.operand(pc));
      return taken == 0 ? "another value at " + opcode : types(in.frame(), top - taken, top);
    }
    Opcode before = code.opcode(exit.origin());
    boolean gives = before.effect().left(code.operand(exit.origin())) > 0;
    return pc == exit.origin() + 1 && gives
        ? types(in.frame(), top - 1, top)
        : "the way to line " + code.line(pc);
  }

  private static String types(Frame frame, int from, int to) {
    List<String> names = new ArrayList<>();
    for (int register = from; register < to; register++) {
      names.add(type(frame.get(register)));
    }
    return names.isEmpty() ? "nothing" : String.join(", ", names);
  }

  private static String type(Object value) {
    if (value == Unset.UNSET) {
      return "unset";
    } else if (value == NoMethod.NONE) {
      return "no self";
    } else if (value instanceof BigInteger) {
      return "int of more than 64 bits";
    }
    return TypeValue.of(value).name();
  }
}
