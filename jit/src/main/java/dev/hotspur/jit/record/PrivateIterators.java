package dev.hotspur.jit.record;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.ArrayDeque;
import java.util.BitSet;

/**
 * Finds the loops whose iterator nothing but the loop can look at: it comes from GET_ITER on every
 * way, and no instruction takes an iterator from the stack except FOR_ITER, and POP, which forgets
 * it. A forward analysis over the code. One instruction that does otherwise makes the answer no for
 * all loops of the function: nobody writes such code by accident.
 */
final class PrivateIterators {
  private final VerifiedCode verified;
  private final Code code;
  private final State[] before;
  private boolean leaks;

  /** The stack positions that certainly, and those that possibly, hold an iterator. */
  private record State(BitSet certain, BitSet possible) {
    State copy() {
      return new State((BitSet) certain.clone(), (BitSet) possible.clone());
    }

    void set(int position, boolean iterator) {
      certain.set(position, iterator);
      possible.set(position, iterator);
    }

    void truncate(int depth) {
      certain.clear(depth, Math.max(depth, certain.length()));
      possible.clear(depth, Math.max(depth, possible.length()));
    }

    /** Takes in what holds on another way; true if that changes anything. */
    boolean join(State other) {
      int wasCertain = certain.cardinality();
      int wasPossible = possible.cardinality();
      certain.and(other.certain);
      possible.or(other.possible);
      return certain.cardinality() != wasCertain || possible.cardinality() != wasPossible;
    }
  }

  PrivateIterators(VerifiedCode verified) {
    this.verified = verified;
    this.code = verified.code();
    this.before = new State[code.size()];
    run();
  }

  /** Whether the iterator of a FOR_ITER is the loop's alone, if GET_ITER has made it. */
  boolean isPrivate(int pc) {
    return !leaks
        && before[pc] != null
        && verified.depth(pc) > 0
        && before[pc].certain.get(verified.depth(pc) - 1);
  }

  /** Whether no instruction takes an iterator from the stack that it does not then forget. */
  boolean areKept() {
    return !leaks;
  }

  private void run() {
    ArrayDeque<Integer> pending = new ArrayDeque<>();
    arrive(0, new State(new BitSet(), new BitSet()), pending);
    while (!pending.isEmpty() && !leaks) {
      int pc = pending.pop();
      verified
          .handlerOf(pc)
          .ifPresent(
              entry -> {
                State kept = before[pc].copy();
                kept.truncate(verified.depth(entry.handler()) - 1);
                arrive(entry.handler(), kept, pending);
              });
      step(pc, pending);
    }
  }

  private void step(int pc, ArrayDeque<Integer> pending) {
    Opcode opcode = code.opcode(pc);
    State state = before[pc].copy();
    int depth = verified.depth(pc);
    int taken = taken(opcode, code.operand(pc));
    leaks |= leaks(opcode, code.operand(pc), depth, taken, state.possible);
    if (opcode.has(Trait.JUMPS)) {
      State jumped = state.copy();
      jumped.truncate(opcode == Opcode.FOR_ITER ? depth - 1 : depth - taken);
      arrive(code.operand(pc), jumped, pending);
    }
    if (!opcode.has(Trait.ENDS)) {
      state.truncate(depth - taken);
      if (opcode == Opcode.GET_ITER) {
        state.set(depth - 1, true);
      }
      arrive(pc + 1, state, pending);
    }
  }

  /** How many values the instruction takes from the stack, those not counted that it puts back. */
  private static int taken(Opcode opcode, int operand) {
    return switch (opcode) {
      case FOR_ITER, COPY, SWAP -> 0;
      case LIST_APPEND, LIST_EXTEND, DICT_UPDATE, DICT_MERGE -> 1;
      case MAP_ADD -> 2;
      default -> opcode.effect().taken(operand);
    };
  }

  private static boolean leaks(Opcode opcode, int operand, int depth, int taken, BitSet iterators) {
    return switch (opcode) {
      case POP -> false;
      case COPY -> iterators.get(depth - operand);
      case SWAP -> iterators.get(depth - operand) || iterators.get(depth - 1);
      default -> iterators.get(depth - taken, depth).cardinality() > 0;
    };
  }

  private void arrive(int pc, State state, ArrayDeque<Integer> pending) {
    if (before[pc] == null) {
      before[pc] = state.copy();
      pending.push(pc);
    } else if (before[pc].join(state)) {
      pending.push(pc);
    }
  }
}
