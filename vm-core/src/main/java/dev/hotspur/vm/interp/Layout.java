package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.BitSet;

/** Where the leaders and loop heads of a function are, and which locals certainly have a value. */
final class Layout {
  private final Code code;
  private final VerifiedCode verified;
  private final BitSet leaders = new BitSet();
  private final BitSet loops = new BitSet();
  private final AssignedLocals assigned;
  private final boolean metered;

  Layout(VerifiedCode verified, boolean metered) {
    this.verified = verified;
    this.code = verified.code();
    this.metered = metered;
    leaders.set(0);
    for (int pc = 0; pc < code.size(); pc++) {
      if (verified.isReachable(pc)) {
        mark(pc);
      }
    }
    for (ExceptionEntry entry : code.exceptionTable()) {
      // Which values a handler keeps changes at both ends of a row.
      leaders.set(entry.start());
      leaders.set(entry.end());
      leaders.set(entry.handler());
    }
    this.assigned = new AssignedLocals(verified);
  }

  private void mark(int pc) {
    Opcode opcode = code.opcode(pc);
    if (opcode.has(Trait.JUMPS)) {
      int target = code.operand(pc);
      leaders.set(target);
      if (target <= pc) {
        loops.set(target);
      }
    }
    boolean goesOn = !opcode.has(Trait.ENDS);
    if (goesOn && (opcode.has(Trait.CALLS) || (metered && endsCharge(opcode)))) {
      leaders.set(pc + 1);
    }
    if (storesResult(pc)) {
      leaders.set(pc + 2);
    }
  }

  /** Whether what follows may not run, or only after something else was charged. */
  private static boolean endsCharge(Opcode opcode) {
    return opcode.has(Trait.JUMPS) || opcode.has(Trait.ITERATES);
  }

  /**
   * Whether the call at an offset stores its result in the local of the instruction after it, and
   * goes on after that. Not if instructions are charged to the fuel, each block for itself.
   */
  boolean storesResult(int pc) {
    Opcode opcode = code.opcode(pc);
    boolean isCall = opcode == Opcode.CALL || opcode == Opcode.CALL_METHOD;
    return isCall && !metered && pc + 1 < code.size() && code.opcode(pc + 1) == Opcode.STORE_FAST;
  }

  /** Whether the frame is canonical before this instruction in the fast form too. */
  boolean isLeader(int pc) {
    return pc < code.size() && leaders.get(pc) && verified.isReachable(pc);
  }

  /** Whether a jump leads back to this instruction. */
  boolean isLoop(int pc) {
    return loops.get(pc);
  }

  /** Whether a local certainly has a value before this instruction. */
  boolean isAssigned(int pc, int local) {
    return assigned.isAssigned(pc, local);
  }
}
