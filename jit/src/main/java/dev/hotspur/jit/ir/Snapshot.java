package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How to rebuild the interpreter's state when compiled code is left. Guards with the same state
 * share one snapshot; its values change in place when a pass replaces them.
 */
public final class Snapshot {
  private final int id;
  private final int cost;
  private List<FrameState> frames;
  private List<PendingWrite> writes;

  Snapshot(int id, List<FrameState> frames, int cost, List<PendingWrite> writes) {
    this.id = id;
    this.frames = List.copyOf(frames);
    this.cost = cost;
    this.writes = List.copyOf(writes);
  }

  /** The number in the printed name, unique in the graph. */
  public int id() {
    return id;
  }

  /** The frames, outermost first: the region's own, then those of functions that are inlined. */
  public List<FrameState> frames() {
    return frames;
  }

  /** The frame in which the interpreter goes on. */
  public FrameState innermost() {
    return frames.get(frames.size() - 1);
  }

  /** How many calls are inlined around the place where this is the state. */
  public int nesting() {
    return frames.size() - 1;
  }

  /** The instructions of the stack code executed since the last {@link Op#CHARGE}. */
  public int cost() {
    return cost;
  }

  /** The writes to be done when leaving, in this order, before the interpreter goes on. */
  public List<PendingWrite> writes() {
    return writes;
  }

  /** Passes every use of a value: registers frame by frame, then arguments of writes. */
  public void forEachUse(Consumer<Value> consumer) {
    for (FrameState frame : frames) {
      frame.registers().values().forEach(consumer);
    }
    for (PendingWrite write : writes) {
      write.args().forEach(consumer);
    }
  }

  /** Replaces every use of a value by what the function gives for it. */
  public void replaceUses(UnaryOperator<Value> replacement) {
    frames = mapFrames(replacement);
    writes = mapWrites(replacement);
  }

  /** Replaces what registers hold, also by values of other types; the arguments of writes stay. */
  public void replaceRegisters(UnaryOperator<Value> replacement) {
    frames = mapFrames(replacement);
  }

  List<FrameState> mapFrames(UnaryOperator<Value> replacement) {
    List<FrameState> result = new ArrayList<>();
    for (FrameState frame : frames) {
      result.add(frame.map(replacement));
    }
    return result;
  }

  List<PendingWrite> mapWrites(UnaryOperator<Value> replacement) {
    List<PendingWrite> result = new ArrayList<>();
    for (PendingWrite write : writes) {
      result.add(write.map(replacement));
    }
    return result;
  }

  @Override
  public String toString() {
    return "s" + id;
  }
}
