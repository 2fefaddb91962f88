package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.GuardText;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.value.Tag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ways out of a region, numbered: instructions with the same snapshot share one. */
final class ExitTable {
  private final Map<Key, Exit> exits = new LinkedHashMap<>();
  private final Set<Instruction> atEntry;

  private record Key(int snapshot, SideExit.Kind kind) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Key that && snapshot == that.snapshot && kind == that.kind;
    }

    @Override
    public int hashCode() {
      return 31 * snapshot + kind.ordinal();
    }
  }

  /** A way out. */
  record Exit(
      int number, Snapshot snapshot, Origin origin, SideExit.Kind kind, Set<String> guards) {}

  /** The exits of a graph whose blocks are as its passes have left them. */
  ExitTable(Graph graph) {
    // A function checks nothing when it is entered: its callers have.
    this.atEntry =
        graph.signature().isPresent() ? Set.of() : new HashSet<>(graph.entry().instructions());
    graph.forEachInstruction(
        instruction -> instruction.snapshot().ifPresent(snapshot -> add(instruction, snapshot)));
  }

  private void add(Instruction instruction, Snapshot snapshot) {
    SideExit.Kind kind = kind(instruction);
    Origin origin = instruction.origin();
    exits
        .computeIfAbsent(
            new Key(snapshot.id(), kind),
            key -> new Exit(exits.size(), snapshot, origin, kind, new LinkedHashSet<>()))
        .guards()
        .add(GuardText.of(instruction));
  }

  private SideExit.Kind kind(Instruction instruction) {
    if (instruction.op() == Op.POLL) {
      return SideExit.Kind.POLL;
    }
    if (instruction.op() == Op.INVOKE || instruction.op() == Op.GUARD_DEPTH) {
      return SideExit.Kind.TOO_DEEP;
    }
    if (atEntry.contains(instruction)) {
      return SideExit.Kind.ENTRY;
    }
    int goesOn = instruction.snapshot().orElseThrow().innermost().pc();
    boolean again = instruction.origin().inner() == goesOn;
    return instruction.op() == Op.EXIT && again
        ? SideExit.Kind.PERMANENT
        : SideExit.Kind.UNEXPECTED;
  }

  /** The exit of an instruction that has a snapshot. */
  Exit of(Instruction instruction) {
    return exits.get(new Key(instruction.snapshot().orElseThrow().id(), kind(instruction)));
  }

  /** All of them, by number. */
  List<Exit> all() {
    return List.copyOf(exits.values());
  }

  /** The table for the running region. */
  List<SideExit> forRegion() {
    List<SideExit> result = new ArrayList<>();
    for (Exit exit : exits.values()) {
      result.add(
          new SideExit(
              exit.number(),
              Lists.map(exit.snapshot().frames(), ExitTable::state),
              exit.origin().pc(),
              Origins.inlined(exit.origin()),
              exit.snapshot().cost(),
              exit.kind(),
              String.join(", ", exit.guards())));
    }
    return result;
  }

  private static SideExit.State state(FrameState frame) {
    int[] registers = new int[frame.registers().size()];
    byte[] tags = new byte[registers.length];
    int i = 0;
    for (Map.Entry<Integer, Value> entry : frame.registers().entrySet()) {
      registers[i] = entry.getKey();
      tags[i++] = tag(entry.getValue().type());
    }
    return new SideExit.State(frame.pc(), registers, tags);
  }

  private static byte tag(Type type) {
    return switch (type) {
      case INT -> Tag.INT;
      case FLOAT -> Tag.FLOAT;
      default -> Tag.REF;
    };
  }
}
