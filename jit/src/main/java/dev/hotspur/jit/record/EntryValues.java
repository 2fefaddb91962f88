package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.InstructionBuilder;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.value.Unset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What registers hold when a region is entered: read in the entry block when they are first needed.
 * A function has no registers then, but arguments.
 */
final class EntryValues {
  private final Profile profile;
  private final Graph graph;
  private final int registers;
  private final Snapshot snapshot;
  private final Map<Integer, Value> loaded = new HashMap<>();
  private final Map<Value, Walk> walks = new HashMap<>();

  /** Begins with nothing read; the graph has its entry block. */
  EntryValues(Profile profile, Graph graph, int registers) {
    this.profile = profile;
    this.graph = graph;
    this.registers = registers;
    this.snapshot =
        graph.newSnapshot(
            List.of(
                new FrameState(profile.facts().code(), graph.name(), profile.anchor(), Map.of())),
            0,
            List.of());
  }

  /** The value that a register had when the region was entered. */
  Value load(int register) {
    Value known = loaded.get(register);
    if (known == null) {
      // Not computeIfAbsent: loading the position of an iterator loads the iterator too.
      known = make(register);
      loaded.put(register, known);
      noteWalk(register, known);
    }
    return known;
  }

  /** Whether a value is what a register was found to hold. */
  boolean isLoaded(int register, Value value) {
    return loaded.get(register) == value;
  }

  /** The ints among what was read that could be negative and never were. */
  List<Value> neverNegative() {
    List<Value> result = new ArrayList<>();
    for (int register : new TreeSet<>(loaded.keySet())) {
      Value value = loaded.get(register);
      boolean signed = register < registers || walkOf(load(register - registers)) == Walk.RANGE;
      if (value.type() == Type.INT && signed && !profile.wasNegative(register % registers)) {
        result.add(value);
      }
    }
    return result;
  }

  /**
   * How to leave before anything was done: a function's frame is made from its arguments. Nothing
   * if arguments have moved into cells.
   */
  Optional<Snapshot> beginning() {
    Code code = profile.facts().code();
    if (!profile.isOfFunction()) {
      return Optional.of(snapshot);
    } else if (!code.cells().isEmpty() || !code.frees().isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Value> arguments = new TreeMap<>();
    for (int i = 0; i < code.parameters().count(); i++) {
      arguments.put(i, load(i));
    }
    FrameState frame = new FrameState(code, graph.name(), profile.anchor(), arguments);
    return Optional.of(graph.newSnapshot(List.of(frame), 0, List.of()));
  }

  private void noteWalk(int register, Value value) {
    if (register < registers && !profile.isOfFunction()) {
      profile.entryIterator(register).ifPresent(walk -> walks.put(value, walk));
    }
  }

  private Value make(int register) {
    if (register >= registers) {
      return position(register - registers);
    }
    if (profile.isOfFunction()) {
      return argument(register);
    }
    if (profile.entryVaries(register)) {
      return read(Op.SLOT_ANY).number(register).appendTo(graph.entry());
    }
    return switch (profile.entryType(register)) {
      case INT -> read(Op.SLOT_INT).number(register).appendTo(graph.entry());
      case FLOAT -> read(Op.SLOT_FLOAT).number(register).appendTo(graph.entry());
      case BOOL ->
          read(Op.UNBOX_BOOL)
              .args(read(Op.SLOT_REF).number(register).appendTo(graph.entry()))
              .appendTo(graph.entry());
      default -> read(Op.SLOT_REF).number(register).appendTo(graph.entry());
    };
  }

  /** What a register of a function holds at first: an argument, or nothing. */
  private Value argument(int register) {
    Code code = profile.facts().code();
    int cell = register - code.locals().size();
    if (cell >= code.cells().size() && register < code.variables()) {
      return make(Op.CLOSURE_CELL)
          .number(cell - code.cells().size())
          .args(passed(code.parameters().count()))
          .appendTo(graph.entry());
    } else if (cell >= 0 && register < code.variables()) {
      OptionalInt parameter = code.parameterOf(cell);
      // Every caller knows that what others share is passed as a reference.
      Value content = parameter.isPresent() ? passed(parameter.getAsInt()) : unset();
      return make(Op.CELL_NEW).args(content).appendTo(graph.entry());
    }
    boolean isArgument =
        register < code.parameters().count() && !code.cells().contains(code.locals().get(register));
    return isArgument ? passed(register) : unset();
  }

  private Value unset() {
    return Constant.of(graph.pool().intern(Unset.UNSET, "unset"));
  }

  /** An argument of the compiled function, by its number. */
  private Value passed(int register) {
    Op op =
        switch (profile.signature().parameters().get(register)) {
          case INT -> Op.ARG_INT;
          case FLOAT -> Op.ARG_FLOAT;
          case BOOL -> Op.ARG_BOOL;
          default -> Op.ARG_REF;
        };
    return make(op).number(register).appendTo(graph.entry());
  }

  /** Takes the position out of an iterator that nobody else can look at. */
  private Value position(int register) {
    Value iterator = load(register);
    Walk walk = profile.entryIterator(register).orElseThrow();
    Class<?> type = walk.iterator();
    read(Op.GUARD_CLASS)
        .args(iterator)
        .attribute(graph.pool().intern(type, type.getSimpleName()))
        .appendTo(graph.entry());
    read(Op.GUARD_PRIVATE).args(iterator).appendTo(graph.entry());
    return graph
        .instruction(walk.getter())
        .args(iterator)
        .origin(Origin.of(profile.anchor()))
        .appendTo(graph.entry());
  }

  /** What an iterator that has a position walks over; only those over ranges come from calls. */
  Walk walkOf(Value iterator) {
    return Optional.ofNullable(walks.get(iterator))
        .or(() -> Walk.madeBy(iterator))
        .orElse(Walk.RANGE);
  }

  private InstructionBuilder make(Op op) {
    return graph.instruction(op).origin(Origin.of(profile.anchor()));
  }

  private InstructionBuilder read(Op op) {
    return make(op).snapshot(snapshot);
  }
}
