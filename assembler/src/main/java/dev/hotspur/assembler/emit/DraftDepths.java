package dev.hotspur.assembler.emit;

import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.StackEffect;
import dev.hotspur.vm.bytecode.Trait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the number of values on the stack before each instruction of a draft, so that the rows of
 * its exception table can be given their depth. Every instruction is visited once. What is wrong
 * with the stack is not reported here: the verifier does that for the finished code.
 */
final class DraftDepths {
  private static final int UNREACHED = -1;

  private final Draft draft;
  private final int[] depths;
  private final int[] pending;
  private int pendingCount;
  private final Map<Integer, List<Region>> regionsAt = new HashMap<>();

  private DraftDepths(Draft draft) {
    this.draft = draft;
    this.depths = new int[draft.size() + 1];
    this.pending = new int[draft.size() + 1];
    Arrays.fill(depths, UNREACHED);
  }

  /** The depth before each instruction, -1 where no path leads; one more entry for the end. */
  static int[] of(Draft draft) {
    DraftDepths result = new DraftDepths(draft);
    result.run();
    return result.depths;
  }

  private void run() {
    for (Region region : draft.regions()) {
      int base = draft.target(region.base());
      regionsAt.computeIfAbsent(base, pc -> new ArrayList<>()).add(region);
    }
    arrive(0, 0);
    for (Row row : draft.rows()) {
      if (row.region().isEmpty()) {
        arrive(draft.target(row.handler()), row.depth() + 1);
      }
    }
    while (pendingCount > 0) {
      step(pending[--pendingCount]);
    }
  }

  private void step(int pc) {
    int depth = depths[pc];
    List<Region> regions = regionsAt.get(pc);
    if (regions != null) {
      regions.forEach(r -> arrive(draft.target(r.handler()), depth + r.extra() + 1));
    }
    if (pc == draft.size()) {
      return;
    }
    Opcode opcode = draft.opcode(pc);
    int operand = draft.operand(pc);
    if (opcode.has(Trait.JUMPS)) {
      arrive(draft.target(operand), after(opcode.jumpEffect(), operand, depth));
    }
    if (!opcode.has(Trait.ENDS)) {
      arrive(pc + 1, after(opcode.effect(), operand, depth));
    }
  }

  private static int after(StackEffect effect, int operand, int depth) {
    return Math.max(0, depth - effect.taken(operand) + effect.left(operand));
  }

  private void arrive(int pc, int depth) {
    if (depths[pc] == UNREACHED) {
      depths[pc] = depth;
      pending[pendingCount++] = pc;
    }
  }
}
