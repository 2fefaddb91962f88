package dev.hotspur.jit.record;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A reverse postorder of the points of a profile, and the heads of the loops found on the way. */
final class Ordering {
  private final Profile profile;
  private final Set<Integer> loopHeads;
  private final List<Integer> postorder = new ArrayList<>();

  private record Visit(int pc, Iterator<Integer> successors) {}

  Ordering(Profile profile, Set<Integer> loopHeads) {
    this.profile = profile;
    this.loopHeads = loopHeads;
    walk();
    Collections.reverse(postorder);
  }

  List<Integer> order() {
    return postorder;
  }

  private void walk() {
    Set<Integer> seen = new HashSet<>();
    Set<Integer> open = new HashSet<>();
    ArrayDeque<Visit> path = new ArrayDeque<>();
    enter(profile.anchor(), seen, open, path);
    while (!path.isEmpty()) {
      Visit visit = path.peek();
      if (!visit.successors().hasNext()) {
        path.pop();
        open.remove(visit.pc());
        postorder.add(visit.pc());
        continue;
      }
      int to = visit.successors().next();
      if (open.contains(to)) {
        loopHeads.add(to);
      } else if (!seen.contains(to)) {
        enter(to, seen, open, path);
      }
    }
  }

  private void enter(int pc, Set<Integer> seen, Set<Integer> open, ArrayDeque<Visit> path) {
    seen.add(pc);
    open.add(pc);
    path.push(new Visit(pc, profile.allSuccessors(pc).iterator()));
  }
}
