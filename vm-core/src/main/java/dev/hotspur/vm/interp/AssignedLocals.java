package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * Finds which locals certainly have a value where they are read, so that only the other reads are
 * checked. A forward analysis over the instructions where paths meet; too large functions are not
 * analysed, and all their reads are checked.
 */
public final class AssignedLocals {
  private static final long MAX_WORK = 4_000_000;

  private final VerifiedCode verified;
  private final Code code;
  private final BitSet[] before;
  private final boolean given;

  /** Analyses a function. */
  public AssignedLocals(VerifiedCode verified) {
    this.verified = verified;
    this.code = verified.code();
    this.given = (long) code.size() * code.locals().size() <= MAX_WORK;
    this.before = new BitSet[given ? code.size() : 0];
    if (given) {
      run();
    }
  }

  private void run() {
    ArrayDeque<Integer> pending = new ArrayDeque<>();
    BitSet parameters = new BitSet();
    parameters.set(0, code.parameters().count());
    arrive(0, parameters, pending);
    while (!pending.isEmpty()) {
      int pc = pending.pop();
      BitSet state = (BitSet) before[pc].clone();
      verified.handlerOf(pc).ifPresent(entry -> arrive(entry.handler(), before(pc), pending));
      Opcode opcode = code.opcode(pc);
      if (opcode == Opcode.STORE_FAST) {
        state.set(code.operand(pc));
      } else if (opcode == Opcode.DELETE_FAST) {
        state.clear(code.operand(pc));
      }
      if (opcode.has(Trait.JUMPS)) {
        arrive(code.operand(pc), state, pending);
      }
      if (!opcode.has(Trait.ENDS)) {
        arrive(pc + 1, state, pending);
      }
    }
  }

  private BitSet before(int pc) {
    return before[pc];
  }

  private void arrive(int pc, BitSet state, ArrayDeque<Integer> pending) {
    if (before[pc] == null) {
      before[pc] = (BitSet) state.clone();
      pending.push(pc);
      return;
    }
    int known = before[pc].cardinality();
    before[pc].and(state);
    if (before[pc].cardinality() < known) {
      pending.push(pc);
    }
  }

  /** Whether a local certainly has a value before a reachable instruction. */
  public boolean isAssigned(int pc, int local) {
    return given && before[pc].get(local);
  }
}
