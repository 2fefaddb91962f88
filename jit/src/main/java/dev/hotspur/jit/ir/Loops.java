package dev.hotspur.jit.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The natural loops of a graph. Cycles with more than one entry are none. */
public final class Loops {
  private final List<Loop> all = new ArrayList<>();
  private final Map<Segment, Loop> innermost = new HashMap<>();

  private Loops(Dominators dominators) {
    Map<Segment, List<Segment>> latches = new HashMap<>();
    for (Segment segment : dominators.order()) {
      for (Segment successor : segment.successors()) {
        if (dominators.dominates(successor, segment)) {
          latches.computeIfAbsent(successor, key -> new ArrayList<>()).add(segment);
        }
      }
    }
    // Outer headers come first in this order, so that inner loops overwrite them in the map.
    for (Segment header : dominators.order()) {
      if (latches.containsKey(header)) {
        add(header, latches.get(header), dominators);
      }
    }
  }

  /** The loops of a graph. */
  public static Loops of(Dominators dominators) {
    return new Loops(dominators);
  }

  private void add(Segment header, List<Segment> latches, Dominators dominators) {
    BitSet members = new BitSet();
    members.set(header.index());
    Deque<Segment> pending = new ArrayDeque<>();
    latches.forEach(pending::push);
    while (!pending.isEmpty()) {
      Segment segment = pending.pop();
      if (dominators.isReachable(segment) && !members.get(segment.index())) {
        members.set(segment.index());
        segment.predecessors().forEach(pending::push);
      }
    }
    List<Segment> segments =
        Lists.filter(dominators.order(), segment -> members.get(segment.index()));
    Loop loop = new Loop(header, latches, segments);
    innermostOf(header).ifPresent(loop::setParent);
    segments.forEach(segment -> innermost.put(segment, loop));
    all.add(loop);
  }

  /** All loops, outer ones before those in them. */
  public List<Loop> all() {
    return List.copyOf(all);
  }

  /** The smallest loop that a segment is in. */
  public Optional<Loop> innermostOf(Segment segment) {
    return Optional.ofNullable(innermost.get(segment));
  }
}
