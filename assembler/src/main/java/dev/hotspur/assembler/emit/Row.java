package dev.hotspur.assembler.emit;

import dev.hotspur.vm.bytecode.Trait;
import java.util.List;
import java.util.Optional;

/**
 * A row of the exception table between labels.
 *
 * @param start label of the first instruction covered
 * @param end label after the last one
 * @param handler label of the handler
 * @param depth the number of values kept; in addition to those at the region's base if there is one
 * @param region the region that the row belongs to; a row written by hand belongs to none
 */
record Row(int start, int end, int handler, int depth, Optional<Region> region) {

  /**
   * Adds the row with its depth. Instructions that cannot raise and have fewer values on the stack
   * than the handler keeps are left out: they are on their way out of the block, having dropped
   * what is under it, as with {@code POP} and {@code JUMP} out of a loop.
   */
  void resolve(Draft draft, int[] depths, List<Row> finished) {
    if (region.isEmpty()) {
      finished.add(this);
      return;
    }
    int kept = Math.max(0, depths[draft.target(region.get().base())]) + depth;
    int from = draft.target(start);
    int last = draft.target(end);
    int open = start;
    for (int pc = from; pc < last; pc++) {
      boolean below = depths[pc] >= 0 && depths[pc] < kept;
      if (below && !draft.opcode(pc).has(Trait.RAISES)) {
        finished.add(new Row(open, draft.labelAt(pc), handler, kept, Optional.empty()));
        open = draft.labelAt(pc + 1);
      }
    }
    finished.add(new Row(open, end, handler, kept, Optional.empty()));
  }
}
