package dev.hotspur.jit.record;

import dev.hotspur.vm.bytecode.Code;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Which registers the recorded instructions of each loop write: local variables, and the positions
 * of iterators. Their values at the loop's head are going to be parameters, which spares most
 * attempts at building a region; whatever else changes in a loop is found out by trying.
 */
final class LoopWrites {
  private final Map<Integer, BitSet> byHead = new HashMap<>();

  /**
   * Looks at the loops of a profile.
   *
   * @param frame how many registers the frame has; those of positions come behind them
   */
  LoopWrites(Profile profile, Points points, int frame) {
    for (int head : points.loopHeads()) {
      byHead.put(head, in(profile.facts().loop(head), profile, frame));
    }
  }

  private static BitSet in(Body loop, Profile profile, int frame) {
    Code code = profile.facts().code();
    BitSet written = new BitSet();
    for (int pc : profile.points()) {
      if (loop.contains(pc)) {
        switch (code.opcode(pc)) {
          case STORE_FAST, DELETE_FAST -> written.set(code.operand(pc));
          case FOR_ITER -> written.set(frame + code.variables() + profile.facts().depth(pc) - 1);
          default -> {}
        }
      }
    }
    return written;
  }

  /** Whether a register is written in the loop that begins at an instruction, if one does. */
  boolean contains(int pc, int register) {
    BitSet written = byHead.get(pc);
    return written != null && written.get(register);
  }
}
