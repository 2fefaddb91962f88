package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Lists;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The points of a profile as blocks: where they begin, in which order they are built. */
final class Points {
  private final Set<Integer> starts = new HashSet<>();
  private final Set<Integer> loopHeads = new HashSet<>();
  private final List<Integer> order;

  Points(Profile profile) {
    Set<Integer> entered = new HashSet<>();
    starts.add(profile.anchor());
    for (int from : profile.points()) {
      boolean straight =
          profile.facts().successors(from).size() == 1 && !profile.fact(from).hasSeveralCallees();
      for (int to : profile.successors(from)) {
        if (entered.contains(to) || !straight || to != from + 1) {
          starts.add(to);
        }
        entered.add(to);
      }
      profile.handler(from).ifPresent(starts::add);
    }
    order = new Ordering(profile, loopHeads).order();
  }

  boolean hasLoops() {
    return !loopHeads.isEmpty();
  }

  boolean isBlockStart(int pc) {
    return starts.contains(pc);
  }

  Set<Integer> loopHeads() {
    return loopHeads;
  }

  boolean isLoopHead(int pc) {
    return loopHeads.contains(pc);
  }

  List<Integer> order() {
    return Lists.filter(order, starts::contains);
  }
}
