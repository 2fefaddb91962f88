package dev.hotspur.vm.bytecode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the number of values on the stack before every instruction, in one pass over the reachable
 * instructions: each is visited once, and every further path to it must agree on the depth. So the
 * work is linear in the size of the code, however many paths there are.
 */
public final class StackDepths {
  private static final int UNREACHED = -1;

  private final Code code;
  private final int[] depths;
  private final int[] origins;
  private final int[] pending;
  private final int[] handlerRows;
  private int pendingCount;
  private int greatest;
  private final List<Fault> problems = new ArrayList<>();

  /** Something wrong at an instruction, and the two ways there if it is their disagreement. */
  record Fault(int pc, String message, Optional<Problem.Conflict> conflict) {}

  private StackDepths(Code code) {
    this.code = code;
    this.depths = new int[code.size()];
    this.origins = new int[code.size()];
    this.pending = new int[code.size()];
    this.handlerRows = HandlerRows.of(code);
    Arrays.fill(depths, UNREACHED);
  }

  /**
   * The number of values on the stack before each instruction, as far as it can be told: -1 for one
   * that no path leads to, or only a path on which the stack is too small. For the code of programs
   * that need not be correct.
   *
   * @param code whose operands are in range, as the assembler's are
   */
  public static int[] before(Code code) {
    return code.size() == 0 ? new int[0] : of(code).depths();
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

  /** The row of the exception table for each instruction; -1 for none. */
  int[] handlerRows() {
    return handlerRows;
  }

  int greatest() {
    return greatest;
  }

  List<Fault> problems() {
    return problems;
  }

  private void run() {
    arrive(Problem.Conflict.BEGINNING, 0, 0);
    while (pendingCount > 0) {
      int pc = pending[--pendingCount];
      step(pc);
      if (handlerRows[pc] >= 0) {
        enterHandler(pc, code.exceptionTable().get(handlerRows[pc]));
      }
    }
  }

  private void enterHandler(int pc, ExceptionEntry entry) {
    if (depths[pc] < entry.depth()) {
      problem(
          pc,
          "the handler keeps "
              + Problem.values(entry.depth())
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
      problem(pc, opcode + " needs " + Problem.values(needed) + " on the stack, found " + depth);
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
      origins[pc] = from;
      pending[pendingCount++] = pc;
    } else if (depths[pc] != depth) {
      disagree(pc, origins[pc], depths[pc], from, depth);
    }
  }

  /** Two ways lead to an instruction with different numbers of values on the stack. */
  private void disagree(int pc, int one, int oneDepth, int other, int otherDepth) {
    if (other < one) {
      disagree(pc, other, otherDepth, one, oneDepth);
      return;
    }
    Problem.Conflict conflict = new Problem.Conflict(one, oneDepth, other, otherDepth);
    problems.add(new Fault(pc, conflict.message(this::where), Optional.of(conflict)));
  }

  private String where(int pc) {
    int line = code.line(pc);
    return line > 0 ? "line " + line : "offset " + pc;
  }

  private void problem(int pc, String message) {
    problems.add(new Fault(pc, message, Optional.empty()));
  }
}
