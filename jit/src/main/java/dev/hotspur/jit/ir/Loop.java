package dev.hotspur.jit.ir;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A natural loop: its header dominates every segment in it, and each can reach the header again.
 */
public final class Loop {
  private final Segment header;
  private final List<Segment> latches;
  private final List<Segment> segments;
  private final BitSet members = new BitSet();
  private Optional<Loop> parent = Optional.empty();

  Loop(Segment header, List<Segment> latches, List<Segment> segments) {
    this.header = header;
    this.latches = List.copyOf(latches);
    this.segments = List.copyOf(segments);
    segments.forEach(segment -> members.set(segment.index()));
  }

  /** The segment that it is entered by, the first of its block. */
  public Segment header() {
    return header;
  }

  /** The segments that jump back to the header. */
  public List<Segment> latches() {
    return latches;
  }

  /** All segments of the loop and of those in it, in reverse postorder. */
  public List<Segment> segments() {
    return segments;
  }

  /** Whether a segment is in the loop. */
  public boolean contains(Segment segment) {
    return members.get(segment.index());
  }

  /** The smallest loop around this one. */
  public Optional<Loop> parent() {
    return parent;
  }

  void setParent(Loop loop) {
    parent = Optional.of(loop);
  }
}
