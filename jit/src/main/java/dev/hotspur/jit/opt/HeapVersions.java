package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Numbers the states of the heap along a walk over the dominators: two loads from a location with
 * the same version, one dominating the other, find the same there.
 */
final class HeapVersions {
  /** Segments looked at between a segment and its dominator before the worst is assumed. */
  private static final int LIMIT = 256;

  private final Dominators dominators;
  private final ScopedMap<Location, Integer> versions = new ScopedMap<>();

  /** What each segment writes, by its index. */
  private final List<Set<Location>> written = new ArrayList<>();

  private int last;

  HeapVersions(Dominators dominators) {
    this.dominators = dominators;
    for (Segment segment : dominators.segments().all()) {
      Set<Location> locations = new LinkedHashSet<>();
      for (Instruction instruction : segment.instructions()) {
        locations.addAll(Location.writtenBy(instruction));
      }
      written.add(locations);
    }
  }

  /** Begins a segment: what lies between it and its dominator may have written. */
  void enter(Segment segment) {
    versions.begin();
    Segment dominator = dominators.parentOf(segment);
    if (dominator == segment) {
      return;
    }
    for (Location location : writtenBetween(dominator, segment)) {
      write(location);
    }
  }

  /** Ends a segment and all that it dominates. */
  void leave() {
    versions.end();
  }

  /** What may be written on the ways from the dominator's end to the segment's start. */
  private Set<Location> writtenBetween(Segment dominator, Segment segment) {
    Set<Location> result = new LinkedHashSet<>();
    Set<Segment> seen = new HashSet<>();
    Deque<Segment> pending = new ArrayDeque<>();
    segment.predecessors().forEach(pending::push);
    while (!pending.isEmpty()) {
      Segment at = pending.pop();
      if (at != dominator && dominators.isReachable(at) && seen.add(at)) {
        result.addAll(written.get(at.index()));
        at.predecessors().forEach(pending::push);
      }
      if (seen.size() > LIMIT) {
        return everything();
      }
    }
    return result;
  }

  private Set<Location> everything() {
    Set<Location> result = new LinkedHashSet<>();
    for (Segment segment : dominators.order()) {
      result.addAll(written.get(segment.index()));
    }
    return result;
  }

  /** Notes what an instruction writes. */
  void write(Instruction instruction) {
    for (Location location : Location.writtenBy(instruction)) {
      write(location);
    }
  }

  private void write(Location location) {
    versions.put(location, ++last);
    versions.put(new Location(location.heap(), "any"), last);
  }

  /** The versions that the result of a load depends on; empty if it depends on no heap. */
  List<Integer> of(List<Location> locations) {
    if (locations.isEmpty()) {
      return List.of();
    }
    List<Integer> result = new ArrayList<>();
    for (Location location : locations) {
      if (location.part().equals(Location.ALL)) {
        result.add(versions.get(new Location(location.heap(), "any")).orElse(0));
      } else {
        result.add(versions.get(new Location(location.heap(), Location.ALL)).orElse(0));
        result.add(versions.get(location).orElse(0));
      }
    }
    return result;
  }
}
