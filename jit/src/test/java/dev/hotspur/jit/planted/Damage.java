package dev.hotspur.jit.planted;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Ways to damage a graph that leave it well-formed. Each says whether it found what it damages. */
final class Damage {
  private Damage() {}

  /** Changes every instruction that is one of these operations and fulfils a condition. */
  static Predicate<Graph> each(
      Set<Op> ops, Predicate<Instruction> condition, Consumer<Instruction> change) {
    return graph -> {
      List<Instruction> found = new ArrayList<>();
      graph.forEachInstruction(
          i -> {
            if (ops.contains(i.op()) && condition.test(i)) {
              found.add(i);
            }
          });
      found.forEach(change);
      return !found.isEmpty();
    };
  }

  static Predicate<Graph> each(Op op, Consumer<Instruction> change) {
    return each(EnumSet.of(op), i -> true, change);
  }

  /** Makes every operation another with the same arguments. */
  static Predicate<Graph> become(Op from, Op to) {
    return each(from, i -> i.become(to, i.attribute(), i.args()));
  }

  /** Takes out instructions without result. */
  static Predicate<Graph> drop(Op... ops) {
    return drop(EnumSet.copyOf(List.of(ops)), i -> true);
  }

  static Predicate<Graph> drop(Set<Op> ops, Predicate<Instruction> condition) {
    return graph -> {
      boolean[] found = new boolean[1];
      for (Block block : graph.blocks()) {
        found[0] |= block.instructions().removeIf(i -> ops.contains(i.op()) && condition.test(i));
      }
      return found[0];
    };
  }

  /** Exchanges two arguments of the same type. */
  static Predicate<Graph> swapArguments(Op op, int first, int second) {
    return each(
        EnumSet.of(op),
        i ->
            i.args().size() > second
                && i.arg(first).type() == i.arg(second).type()
                && !i.arg(first).equals(i.arg(second)),
        i -> i.setArgs(swapped(i.args(), first, second)));
  }

  private static List<Value> swapped(List<Value> values, int first, int second) {
    List<Value> result = new ArrayList<>(values);
    Collections.swap(result, first, second);
    return result;
  }

  /** Changes int constants among the arguments of an operation. */
  static Predicate<Graph> constants(Op op, UnaryOperator<Constant> change) {
    return each(
        EnumSet.of(op),
        i -> i.args().stream().anyMatch(Damage::isInt),
        i ->
            i.setArgs(
                i.args().stream()
                    .map(arg -> isInt(arg) ? change.apply((Constant) arg) : arg)
                    .toList()));
  }

  private static boolean isInt(Value value) {
    return value instanceof Constant && value.type() == Type.INT;
  }

  /** Uses another value wherever the result of an operation is used. */
  static Predicate<Graph> replace(Predicate<Instruction> condition, UnaryOperator<Value> by) {
    return graph -> {
      List<Instruction> found = new ArrayList<>();
      graph.forEachInstruction(
          i -> {
            if (i.isUsable() && condition.test(i)) {
              found.add(i);
            }
          });
      found.forEach(
          i -> {
            Value replacement = by.apply(i);
            graph.replaceUses(value -> value == i ? replacement : value);
          });
      return !found.isEmpty();
    };
  }

  /** Replaces the snapshots of guards and calls. */
  static Predicate<Graph> snapshots(Predicate<Instruction> condition, Rebuild rebuild) {
    return graph -> {
      boolean[] found = new boolean[1];
      graph.forEachInstruction(
          i ->
              i.snapshot()
                  .filter(snapshot -> condition.test(i))
                  .ifPresent(
                      snapshot -> {
                        Snapshot changed = rebuild.apply(graph, snapshot);
                        found[0] |= changed != snapshot;
                        i.setSnapshot(changed);
                      }));
      return found[0];
    };
  }

  /** Makes a snapshot from another. */
  @FunctionalInterface
  interface Rebuild {
    Snapshot apply(Graph graph, Snapshot snapshot);
  }

  /** Changes the registers of the innermost frame. */
  static Rebuild registers(UnaryOperator<Map<Integer, Value>> change) {
    return (graph, snapshot) -> {
      FrameState frame = frame(snapshot);
      Map<Integer, Value> changed = change.apply(frame.registers());
      return changed.equals(frame.registers())
          ? snapshot
          : with(graph, snapshot, frame.with(changed));
    };
  }

  static FrameState frame(Snapshot snapshot) {
    return snapshot.frames().get(snapshot.frames().size() - 1);
  }

  static Snapshot with(Graph graph, Snapshot snapshot, FrameState frame) {
    List<FrameState> frames = new ArrayList<>(snapshot.frames());
    frames.set(frames.size() - 1, frame);
    return graph.newSnapshot(frames, snapshot.cost(), snapshot.writes());
  }

  /** Without the register of the least or greatest number. */
  static Map<Integer, Value> without(Map<Integer, Value> registers, boolean least) {
    Map<Integer, Value> result = new LinkedHashMap<>(registers);
    registers.keySet().stream().reduce((a, b) -> least ? a : b).ifPresent(result::remove);
    return result;
  }

  /** With two values of the same type exchanged. */
  static Map<Integer, Value> exchanged(Map<Integer, Value> registers) {
    Map<Integer, Value> result = new LinkedHashMap<>(registers);
    for (Map.Entry<Integer, Value> one : registers.entrySet()) {
      for (Map.Entry<Integer, Value> other : registers.entrySet()) {
        if (one.getKey() < other.getKey()
            && one.getValue().type() == other.getValue().type()
            && !one.getValue().equals(other.getValue())) {
          result.put(one.getKey(), other.getValue());
          result.put(other.getKey(), one.getValue());
          return result;
        }
      }
    }
    return result;
  }

  /** Exchanges two arguments of the same type of jumps to blocks for which a condition holds. */
  static Predicate<Graph> jumps(Predicate<Block> condition) {
    return graph -> {
      boolean[] found = new boolean[1];
      graph.forEachInstruction(
          i -> {
            if (i.op() == Op.JUMP && condition.test(i.targets().get(0).block())) {
              Target target = i.targets().get(0);
              List<Value> args = crossed(target.args());
              found[0] |= !args.equals(target.args());
              i.setTargets(List.of(target.withArgs(args)));
            }
          });
      return found[0];
    };
  }

  private static List<Value> crossed(List<Value> args) {
    for (int i = 0; i < args.size(); i++) {
      for (int j = i + 1; j < args.size(); j++) {
        if (args.get(i).type() == args.get(j).type() && !args.get(i).equals(args.get(j))) {
          return swapped(args, i, j);
        }
      }
    }
    return args;
  }

  /** Exchanges neighbours in a block where the second does not use the first. */
  static Predicate<Graph> reorder(Predicate<Instruction> first, Predicate<Instruction> second) {
    return graph -> {
      boolean found = false;
      for (Block block : graph.blocks()) {
        List<Instruction> all = block.instructions();
        for (int i = 0; i + 1 < all.size(); i++) {
          Instruction one = all.get(i);
          Instruction other = all.get(i + 1);
          boolean[] uses = new boolean[1];
          other.forEachUse(value -> uses[0] |= value == one);
          if (first.test(one) && second.test(other) && !uses[0]) {
            Collections.swap(all, i, i + 1);
            found = true;
            i++;
          }
        }
      }
      return found;
    };
  }

  /** Lets a load give what an equal load gave before in the same block, whatever lies between. */
  static Predicate<Graph> mergeLoads(Op... ops) {
    Set<Op> loading = EnumSet.copyOf(List.of(ops));
    return graph -> {
      boolean found = false;
      for (Block block : graph.blocks()) {
        List<Instruction> loads =
            new ArrayList<>(
                block.instructions().stream().filter(i -> loading.contains(i.op())).toList());
        for (int i = 0; i < loads.size(); i++) {
          for (int j = i + 1; j < loads.size(); j++) {
            Instruction one = loads.get(i);
            Instruction other = loads.get(j);
            if (one.op() == other.op()
                && one.args().equals(other.args())
                && one.attribute().equals(other.attribute())) {
              graph.replaceUses(value -> value == other ? one : value);
              found = true;
            }
          }
        }
      }
      return found;
    };
  }

  /** Moves loads without arguments in loops to the entry, whatever the loops write. */
  static Predicate<Graph> hoist(Op op) {
    return graph -> {
      boolean found = false;
      List<Instruction> entry = graph.entry().instructions();
      for (Block block : graph.blocks()) {
        for (Instruction load : List.copyOf(block.instructions())) {
          if (block != graph.entry() && load.op() == op && load.args().isEmpty()) {
            Optional<Snapshot> leaving =
                entry.stream().flatMap(i -> i.snapshot().stream()).findFirst();
            if (leaving.isPresent()) {
              block.instructions().remove(load);
              load.setSnapshot(leaving.get());
              entry.add(entry.size() - 1, load);
              found = true;
            }
          }
        }
      }
      return found;
    };
  }
}
