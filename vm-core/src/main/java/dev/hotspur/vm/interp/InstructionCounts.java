package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;

/**
 * How often each instruction of a code object was executed, and by which way it was reached from
 * the instructions before it. Two instructions follow each other if the second was executed right
 * after the first in the same activation, as the next in the code or as the target of the jump;
 * what lies on both sides of a call, a return or an exception does not.
 */
public final class InstructionCounts {
  private static final int WAYS = 2;

  private final Code code;
  private final long[] executed;
  private final long[] pairs;
  private final long[] triples;

  InstructionCounts(Code code) {
    this.code = code;
    this.executed = new long[code.size()];
    this.pairs = new long[WAYS * code.size()];
    this.triples = new long[WAYS * WAYS * code.size()];
  }

  void count(int pc) {
    executed[pc]++;
  }

  void countPair(int pc, int way) {
    pairs[WAYS * pc + way]++;
  }

  void countTriple(int pc, int way, int secondWay) {
    triples[WAYS * (WAYS * pc + way) + secondWay]++;
  }

  /** The code object. */
  public Code code() {
    return code;
  }

  /** How often the instruction was executed. */
  public long executed(int pc) {
    return executed[pc];
  }

  /**
   * How often the instruction was followed by another.
   *
   * @param jumped by the target of its jump rather than by the next one
   */
  public long pairs(int pc, boolean jumped) {
    return pairs[WAYS * pc + way(jumped)];
  }

  /**
   * How often the instruction was followed by two others.
   *
   * @param jumped whether the second is the target of its jump
   * @param secondJumped whether the third is the target of the second's jump
   */
  public long triples(int pc, boolean jumped, boolean secondJumped) {
    return triples[WAYS * (WAYS * pc + way(jumped)) + way(secondJumped)];
  }

  /** The instruction that follows; one past the end if there is none. */
  public int following(int pc, boolean jumped) {
    return jumped ? code.operand(pc) : pc + 1;
  }

  /**
   * By which way an instruction follows another: 0 as the next, 1 as the target of the jump, -1 not
   * at all.
   */
  int wayBetween(int from, int to) {
    Opcode opcode = code.opcode(from);
    if (to == from + 1 && !opcode.has(Trait.ENDS)) {
      return 0;
    }
    return opcode.has(Trait.JUMPS) && code.operand(from) == to ? 1 : -1;
  }

  private static int way(boolean jumped) {
    return jumped ? 1 : 0;
  }
}
