package dev.hotspur.vm.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the number of values on the stack before every instruction, in one pass over the reachable
 * instructions: each is visited once, and every further path to it must agree on the depth. So the
 * work is linear in the size of the code, however many paths there are.
 */
final class StackDepths {
  private static final int UNREACHED = -1;

  private final Code code;
  private final int[] depths;
  private final int[] pending;
  private int pendingCount;
  private int greatest;
  private final List<Fault> problems = new ArrayList<>();

  /** Something wrong at an instruction. */
  record Fault(int pc, String message) {}

  private StackDepths(Code code) {
    this.code = code;
    this.depths = new int[code.size()];
    this.pending = new int[code.size()];
    Arrays.fill(depths, UNREACHED);
  }

  /** The depths of code whose operands are known to be in range. */
  static StackDepths of(Code code) {
    StackDepths result = new StackDepths(code);
    result.run();
    return result;
  }

  int[] depths() {
    return depths;
  }

  int greatest() {
    return greatest;
  }

  List<Fault> problems() {
    return problems;
  }

  private void run() {
    int[] handlerAt = handlerAt(code);
    arrive(0, 0, 0);
    while (pendingCount > 0) {
      int pc = pending[--pendingCount];
      step(pc);
      if (handlerAt[pc] >= 0) {
        enterHandler(pc, code.exceptionTable().get(handlerAt[pc]));
      }
    }
  }

  /**
   * For each instruction the first row of the exception table that covers it, or -1. Instructions
   * that have their row are skipped over in chains, so nested rows do not cost their product.
   */
  private static int[] handlerAt(Code code) {
    int[] rows = new int[code.size()];
    int[] nextOpen = new int[code.size() + 1];
    Arrays.fill(rows, -1);
    for (int pc = 0; pc <= code.size(); pc++) {
      nextOpen[pc] = pc;
    }
    for (int row = 0; row < code.exceptionTable().size(); row++) {
      ExceptionEntry entry = code.exceptionTable().get(row);
      for (int pc = find(nextOpen, entry.start()); pc < entry.end(); pc = find(nextOpen, pc)) {
        rows[pc] = row;
        nextOpen[pc] = pc + 1;
      }
    }
    return rows;
  }

  /** The end of the chain from {@code pc}, halving the chain on the way. */
  private static int find(int[] nextOpen, int pc) {
    int at = pc;
    while (nextOpen[at] != at) {
      nextOpen[at] = nextOpen[nextOpen[at]];
      at = nextOpen[at];
    }
    return at;
  }

  private void enterHandler(int pc, ExceptionEntry entry) {
    if (depths[pc] < entry.depth()) {
      problem(
          pc,
          "the handler keeps "
              + values(entry.depth())
              + " of the stack, but here it holds "
              + depths[pc]);
    } else {
      arrive(pc, entry.handler(), entry.depth() + 1);
    }
  }

  private void step(int pc) {
    Opcode opcode = code.opcode(pc);
    int operand = code.operand(pc);
    int depth = depths[pc];
    int needed = Math.max(opcode.effect().taken(operand), opcode.jumpEffect().taken(operand));
    if (depth < needed) {
      problem(pc, opcode + " needs " + values(needed) + " on the stack, found " + depth);
      return;
    }
    if (opcode.has(Trait.JUMPS)) {
      arrive(pc, operand, after(opcode.jumpEffect(), operand, depth));
    }
    if (!opcode.has(Trait.ENDS)) {
      if (pc + 1 == code.size()) {
        problem(pc, "the function ends without RETURN, RAISE or JUMP");
      } else {
        arrive(pc, pc + 1, after(opcode.effect(), operand, depth));
      }
    }
  }

  private static int after(StackEffect effect, int operand, int depth) {
    return depth - effect.taken(operand) + effect.left(operand);
  }

  private void arrive(int from, int pc, int depth) {
    greatest = Math.max(greatest, depth);
    if (depths[pc] == UNREACHED) {
      depths[pc] = depth;
      pending[pendingCount++] = pc;
    } else if (depths[pc] != depth) {
      problem(
          from,
          "the stack holds "
              + values(depth)
              + " on this way to "
              + where(pc)
              + ", but "
              + depths[pc]
              + " on another");
    }
  }

  private String where(int pc) {
    int line = code.line(pc);
    return code.opcode(pc) + (line > 0 ? " in line " + line : " at " + pc);
  }

  private static String values(int count) {
    return count == 1 ? "1 value" : count + " values";
  }

  private void problem(int pc, String message) {
    problems.add(new Fault(pc, message));
  }
}
