package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Removes what a pass has made needless. */
final class Unused {
  private Unused() {}

  /** Takes those of the instructions out of a graph that nothing uses, snapshots included. */
  static void remove(Set<Instruction> instructions, Graph graph) {
    Set<Value> used = Collections.newSetFromMap(new IdentityHashMap<>());
    graph.forEachInstruction(each -> each.forEachDirectUse(used::add));
    graph.snapshots().forEach(snapshot -> snapshot.forEachUse(used::add));
    for (Block block : graph.blocks()) {
      block.instructions().removeIf(each -> instructions.contains(each) && !used.contains(each));
    }
  }
}
