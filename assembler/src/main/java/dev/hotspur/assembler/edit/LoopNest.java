package dev.hotspur.assembler.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The loops of a control-flow graph and how they are nested. A loop is named by its head, the block
 * by which it is entered; a block belongs to the innermost loop around it.
 *
 * <p>A loop that can be entered at more than one block is irreducible; its head is then the block
 * that a search from the entry comes to first.
 */
public final class LoopNest {
  private static final int NONE = -1;

  private final int[] headOf;
  private final int[] depth;
  private final boolean[] heads;
  private final boolean[] irreducible;
  private final int count;

  LoopNest(int[] headOf, boolean[] heads, boolean[] irreducible, int[] outermostFirst) {
    this.headOf = headOf.clone();
    this.heads = heads.clone();
    this.irreducible = irreducible.clone();
    this.depth = new int[headOf.length];
    int loops = 0;
    for (int block : outermostFirst) {
      int around = headOf[block] == NONE ? 0 : depth[headOf[block]];
      depth[block] = around + (heads[block] ? 1 : 0);
      loops += heads[block] ? 1 : 0;
    }
    this.count = loops;
  }

  static LoopNest of(ControlFlowGraph graph) {
    return new LoopFinder(graph).find();
  }

  /** The number of loops. */
  public int count() {
    return count;
  }

  /** The heads of the loops, as numbers of blocks, in their order. */
  public List<Integer> heads() {
    List<Integer> all = new ArrayList<>();
    for (int block = 0; block < heads.length; block++) {
      if (heads[block]) {
        all.add(block);
      }
    }
    return all;
  }

  /** Whether a block is the head of a loop. */
  public boolean isHead(int block) {
    return heads[block];
  }

  /** Whether the loop with this head can be entered elsewhere too. */
  public boolean isIrreducible(int head) {
    return irreducible[head];
  }

  /** How many loops a block is in; the head of a loop is in it. */
  public int depth(int block) {
    return depth[block];
  }

  /** The head of the innermost loop that a block is in. */
  public OptionalInt innermost(int block) {
    return heads[block] ? OptionalInt.of(block) : around(block);
  }

  /** The head of the loop around a loop with this head, or around a block that is no head. */
  public OptionalInt around(int block) {
    return headOf[block] == NONE ? OptionalInt.empty() : OptionalInt.of(headOf[block]);
  }

  /** Whether the loop with this head contains a block. */
  public boolean contains(int head, int block) {
    int at = block;
    while (at != NONE && at != head) {
      at = headOf[at];
    }
    return at == head;
  }
}
