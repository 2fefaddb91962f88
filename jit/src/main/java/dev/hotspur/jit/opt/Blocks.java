package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import java.util.List;

/** Changes to blocks that several passes make. */
final class Blocks {
  private Blocks() {}

  /** Replaces a guard that always fails, and all after it, by the exit by its snapshot. */
  static void leaveAt(Block block, int index) {
    List<Instruction> instructions = block.instructions();
    Instruction guard = instructions.get(index);
    Instruction exit =
        block
            .graph()
            .instruction(Op.EXIT)
            .snapshot(guard.snapshot().orElseThrow())
            .origin(guard.origin())
            .build();
    instructions.subList(index, instructions.size()).clear();
    instructions.add(exit);
  }
}
