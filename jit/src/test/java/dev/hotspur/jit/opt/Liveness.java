package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** Finds what is needed at each place of a random graph, and adds the snapshots that say so. */
final class Liveness {
  private final Map<Block, Set<Value>> atStart = new HashMap<>();
  private final Map<Instruction, Set<Value>> observed = new HashMap<>();

  private Liveness() {}

  static void addSnapshots(Graph graph, Random random) {
    Liveness liveness = new Liveness();
    liveness.observe(graph, random);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : graph.blocks()) {
        Set<Value> live = liveness.over(block, new HashMap<>());
        changed |= !live.equals(liveness.atStart.put(block, live));
      }
    }
    liveness.attach(graph, random);
  }

  /** At an exit some of what is visible is wanted. */
  private void observe(Graph graph, Random random) {
    Dominators dominators = Dominators.of(graph);
    List<Value> all = new ArrayList<>();
    for (Block block : graph.blocks()) {
      all.addAll(block.parameters());
      block.instructions().stream().filter(Value::isUsable).forEach(all::add);
    }
    graph.forEachInstruction(
        instruction -> {
          Set<Value> wanted = new HashSet<>();
          if (instruction.op() == Op.EXIT) {
            for (Value value : all) {
              if (random.nextInt(4) == 0 && dominators.isVisible(value, instruction)) {
                wanted.add(value);
              }
            }
          }
          observed.put(instruction, wanted);
        });
  }

  private Set<Value> over(Block block, Map<Instruction, Set<Value>> before) {
    Set<Value> live = new HashSet<>();
    for (int i = block.instructions().size() - 1; i >= 0; i--) {
      Instruction instruction = block.instructions().get(i);
      live.remove(instruction);
      instruction.targets().forEach(target -> addStart(target, live));
      instruction.handler().ifPresent(target -> addStart(target, live));
      instruction.forEachDirectUse(value -> add(value, live));
      live.addAll(observed.get(instruction));
      before.put(instruction, new HashSet<>(live));
    }
    return live;
  }

  private void addStart(Target target, Set<Value> live) {
    Set<Value> needed = new HashSet<>(atStart.getOrDefault(target.block(), Set.of()));
    target.block().parameters().forEach(needed::remove);
    live.addAll(needed);
  }

  private static void add(Value value, Set<Value> live) {
    if (!(value instanceof Constant)) {
      live.add(value);
    }
  }

  private void attach(Graph graph, Random random) {
    int pc = 1;
    for (Block block : graph.blocks()) {
      Map<Instruction, Set<Value>> before = new HashMap<>();
      Set<Value> start = over(block, before);
      if (block.isLoopHeader()) {
        Set<Value> needed = new HashSet<>(start);
        needed.addAll(block.parameters());
        block.setEntrySnapshot(
            Optional.of(snapshot(graph, pc++, needed, random.nextInt(50), List.of())));
      }
      for (Instruction instruction : block.instructions()) {
        if (RandomGraphs.leaves(instruction)) {
          Set<Value> live =
              instruction.op() == Op.EXIT ? observed.get(instruction) : before.get(instruction);
          List<PendingWrite> writes =
              instruction.op() == Op.EXIT ? writes(graph, live, random) : List.of();
          instruction.setSnapshot(snapshot(graph, pc++, live, random.nextInt(50), writes));
        }
      }
    }
  }

  /** A write of an observed value that is put off until the exit. */
  private static List<PendingWrite> writes(Graph graph, Set<Value> live, Random random) {
    if (random.nextInt(3) > 0) {
      return List.of();
    }
    return live.stream()
        .filter(value -> value.type() == Type.REF)
        .sorted(Comparator.comparing(Value::id))
        .limit(1)
        .map(
            value ->
                new PendingWrite(Op.GLOBAL_STORE, graph.pool().intern("g1", "g1"), List.of(value)))
        .toList();
  }

  private static Snapshot snapshot(
      Graph graph, int pc, Set<Value> live, int cost, List<PendingWrite> writes) {
    Map<Integer, Value> registers = new TreeMap<>();
    live.forEach(value -> registers.put(value.id(), value));
    FrameState frame = new FrameState("random", "random", pc, registers);
    return graph.newSnapshot(List.of(frame), cost, writes);
  }
}
