package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes the snapshots of a region: of each register what it holds, unless that is what it held. */
final class Snapshots {
  /** Each takes some 3 bytes where an exit is called: 600 KB, as much as a region can be split. */
  private static final int MAX_HELD = 200_000;

  private final Profile profile;
  private final Graph graph;
  private final EntryValues entryValues;
  private final Optional<Inlining> inlined;
  private final int stackBase;
  private final int registers;
  private int valuesHeld;

  /** Of a region's own frame, or of that of a function that is inlined, with those around it. */
  Snapshots(Profile profile, Graph graph, EntryValues entryValues, Optional<Inlining> inlined) {
    this.inlined = inlined;
    this.profile = profile;
    this.graph = graph;
    this.entryValues = entryValues;
    this.stackBase = profile.facts().code().variables();
    this.registers = stackBase + profile.facts().code().maxStack();
  }

  /**
   * A snapshot of a frame.
   *
   * @param pc where the interpreter goes on
   * @param depth the depth of the operand stack there
   * @param cost instructions executed and not charged
   */
  Snapshot make(Slots state, int pc, int depth, int cost) {
    Map<Integer, Value> held = new TreeMap<>();
    List<PendingWrite> writes = new ArrayList<>();
    List<FrameState> frames = new ArrayList<>();
    inlined
        .map(Inlining::beforeCall)
        .ifPresent(
            around -> {
              frames.addAll(around.frames());
              writes.addAll(around.writes());
            });
    for (int register : state.registers()) {
      if (register >= stackBase + depth) {
        break;
      }
      if (state.isValue(register) && !isUnchanged(state, register)) {
        held.put(register, state.value(register));
      }
      int position = registers + register;
      if (state.isValue(position) && !isUnchanged(state, position)) {
        Value iterator =
            state.isValue(register) ? state.value(register) : entryValues.load(register);
        writes.add(
            PendingWrite.of(
                entryValues.walkOf(iterator).setter(), iterator, state.value(position)));
      }
    }
    frames.add(
        new FrameState(
            profile.facts().code(),
            profile.facts().code().name(),
            inlined.map(Inlining::function),
            pc,
            held));
    held(Lists.sum(frames, frame -> frame.registers().size()) + writes.size());
    return graph.newSnapshot(frames, cost, writes);
  }

  /** Adds up what snapshots hold: the product of guards and locals must not get out of hand. */
  private void held(int values) {
    valuesHeld += values;
    if (valuesHeld > MAX_HELD) {
      throw new GraphTooLargeException(MAX_HELD);
    }
  }

  /** A function has no frame at its entry, so whatever it holds must be written. */
  private boolean isUnchanged(Slots state, int register) {
    return !profile.isOfFunction() && entryValues.isLoaded(register, state.value(register));
  }
}
