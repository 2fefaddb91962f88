package dev.hotspur.jit.record;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import dev.hotspur.vm.interp.AssignedLocals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of a function's code without running it: successors, loops, live locals. In too
 * large functions all locals are taken for live.
 */
public final class CodeFacts {
  /** Instructions times locals: what is found takes a bit of each at most. */
  private static final long MAX_WORK = 64_000_000;

  private final VerifiedCode verified;
  private final Code code;
  private final BitSet[] liveBefore;
  private final AssignedLocals assigned;
  private final PrivateIterators iterators;

  /** Found once: a function may have thousands of loops, each of which asks for its body. */
  private final List<List<Integer>> predecessors;

  /** By instruction: the last one from which a jump leads back over it. */
  private final int[] lastJumpOver;

  /** Analyses a function. */
  public CodeFacts(VerifiedCode verified) {
    this.verified = verified;
    this.code = verified.code();
    this.assigned = new AssignedLocals(verified);
    this.iterators = new PrivateIterators(verified);
    boolean small = (long) code.size() * code.locals().size() <= MAX_WORK;
    this.liveBefore = new BitSet[small ? code.size() : 0];
    this.predecessors = predecessors();
    this.lastJumpOver = lastJumpOver();
    findLiveLocals();
  }

  /** The code. */
  public Code code() {
    return code;
  }

  /** A constant as a value of the machine. */
  public Object constant(int index) {
    return verified.constant(index);
  }

  /** The depth of the operand stack before an instruction. */
  public int depth(int pc) {
    return verified.depth(pc);
  }

  /** Whether the value of a local before an instruction may be read later. */
  public boolean isLive(int pc, int local) {
    return liveBefore.length == 0 || liveBefore[pc].get(local);
  }

  /** Whether a local certainly has a value before an instruction, however that is reached. */
  public boolean isAssigned(int pc, int local) {
    return assigned.isAssigned(pc, local);
  }

  /**
   * Whether nothing but the loop that a FOR_ITER belongs to can look at its iterator, provided that
   * the iterator is not shared already.
   */
  boolean hasPrivateIterator(int pc) {
    return iterators.isPrivate(pc);
  }

  /** Whether no instruction takes an iterator from the stack that it does not then forget. */
  boolean keepsIterators() {
    return iterators.areKept();
  }

  /** Where control may go from an instruction, handlers left out. */
  public List<Integer> successors(int pc) {
    List<Integer> result = new ArrayList<>(2);
    Opcode opcode = code.opcode(pc);
    if (!opcode.has(Trait.ENDS)) {
      result.add(pc + 1);
    }
    if (opcode.has(Trait.JUMPS)) {
      result.add(code.operand(pc));
    }
    return result;
  }

  /** Whether a jump leads back to an instruction. */
  boolean isJumpedBackTo(int pc) {
    for (int from : predecessors.get(pc)) {
      if (from >= pc) {
        return true;
      }
    }
    return false;
  }

  /** Whether a loop is part of another one, as far as jumps that lead back over its head tell. */
  public boolean isInsideLoop(int header) {
    return lastJumpOver[header] > header;
  }

  /** The loop whose head is {@code header}: the instructions that lead back to it. */
  Body loop(int header) {
    Set<Integer> loop = new HashSet<>(Set.of(header));
    ArrayDeque<Integer> pending = new ArrayDeque<>();
    for (int from : predecessors.get(header)) {
      if (from >= header) {
        pending.push(from);
      }
    }
    while (!pending.isEmpty()) {
      int pc = pending.pop();
      if (loop.add(pc)) {
        predecessors.get(pc).forEach(pending::push);
      }
    }
    return Body.of(code, loop);
  }

  /** Where an exception that an instruction raises is handled. */
  Optional<ExceptionEntry> handlerOf(int pc) {
    return verified.handlerOf(pc);
  }

  private List<List<Integer>> predecessors() {
    List<List<Integer>> result = new ArrayList<>();
    for (int pc = 0; pc < code.size(); pc++) {
      result.add(new ArrayList<>(1));
    }
    for (int pc = 0; pc < code.size(); pc++) {
      if (verified.isReachable(pc)) {
        for (int to : successors(pc)) {
          result.get(to).add(pc);
        }
        int from = pc;
        handlerOf(pc).ifPresent(entry -> result.get(entry.handler()).add(from));
      }
    }
    return result;
  }

  private int[] lastJumpOver() {
    int[] result = new int[code.size()];
    int last = -1;
    for (int pc = 0; pc < result.length; pc++) {
      result[pc] = last;
      for (int from : predecessors.get(pc)) {
        last = Math.max(last, from);
      }
    }
    return result;
  }

  /** A backward analysis to a fixed point, over all paths and handlers. */
  private void findLiveLocals() {
    ArrayDeque<Integer> pending = new ArrayDeque<>();
    for (int pc = 0; pc < liveBefore.length; pc++) {
      liveBefore[pc] = new BitSet();
      pending.push(pc);
    }
    BitSet queued = new BitSet();
    queued.set(0, liveBefore.length);
    while (!pending.isEmpty()) {
      int pc = pending.pop();
      queued.clear(pc);
      BitSet live = liveFrom(pc);
      if (!live.equals(liveBefore[pc])) {
        liveBefore[pc] = live;
        for (int from : predecessors.get(pc)) {
          if (!queued.get(from)) {
            queued.set(from);
            pending.push(from);
          }
        }
      }
    }
  }

  private BitSet liveFrom(int pc) {
    BitSet live = new BitSet();
    if (!verified.isReachable(pc)) {
      return live;
    }
    for (int to : successors(pc)) {
      live.or(liveBefore[to]);
    }
    Opcode opcode = code.opcode(pc);
    if (opcode == Opcode.STORE_FAST) {
      live.clear(code.operand(pc));
    } else if (opcode == Opcode.LOAD_FAST || opcode == Opcode.DELETE_FAST) {
      live.set(code.operand(pc));
    }
    handlerOf(pc).ifPresent(entry -> live.or(liveBefore[entry.handler()]));
    return live;
  }
}
