package dev.hotspur.jit.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/** A reverse postorder of the points of a profile, and the heads of the loops found on the way. */
final class Ordering {
  private final Profile profile;
  private final BitSet loopHeads;
  private final List<Integer> postorder = new ArrayList<>();

  private record Visit(int pc, Iterator<Integer> successors) {}

  Ordering(Profile profile, BitSet loopHeads) {
    this.profile = profile;
    this.loopHeads = loopHeads;
    walk();
    Collections.reverse(postorder);
  }

  List<Integer> order() {
    return postorder;
  }

  private void walk() {
    BitSet seen = new BitSet();
    BitSet open = new BitSet();
    ArrayDeque<Visit> path = new ArrayDeque<>();
    enter(profile.anchor(), seen, open, path);
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (!visit.successors().hasNext()) {
        path.pop();
        open.clear(visit.pc());
        postorder.add(visit.pc());
        continue;
      }
      int to = visit.successors().next();
      if (open.get(to)) {
        loopHeads.set(to);
      } else if (!seen.get(to)) {
        enter(to, seen, open, path);
      }
    }
  }

  private void enter(int pc, BitSet seen, BitSet open, ArrayDeque<Visit> path) {
    seen.set(pc);
    open.set(pc);
    path.push(new Visit(pc, profile.allSuccessors(pc).iterator()));
  }
}
