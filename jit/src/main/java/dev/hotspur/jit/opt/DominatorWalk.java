package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Segment;
import java.util.ArrayDeque;
import java.util.Deque;

/** Goes over the tree of dominators: what is known in a segment holds in those it dominates. */
interface DominatorWalk {
  /** Comes to a segment; all that dominate it have been entered and not left. */
  void enter(Segment segment);

  /** Goes from a segment; all that it dominates have been left. */
  void leave(Segment segment);

  /** Walks over the whole tree, without recursion. */
  static void over(Dominators dominators, DominatorWalk walk) {
    int[] next = new int[dominators.segments().size()];
    Deque<Segment> path = new ArrayDeque<>();
    Segment entry = dominators.order().get(0);
    path.push(entry);
    walk.enter(entry);
    while (!path.isEmpty()) {
      Segment at = path.element();
      int child = next[at.index()]++;
      if (child < dominators.childrenOf(at).size()) {
        Segment segment = dominators.childrenOf(at).get(child);
        path.push(segment);
        walk.enter(segment);
      } else {
        walk.leave(path.pop());
      }
    }
  }
}
