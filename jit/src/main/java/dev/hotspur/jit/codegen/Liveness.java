package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Which values that are kept in JVM locals are used behind the beginning of a block. Arguments of a
 * function are left out, which every method of it is passed.
 */
final class Liveness {
  private final Value[] values;
  private final Map<Block, BitSet> before = new HashMap<>();
  private final Map<Block, BitSet> used = new HashMap<>();
  private final Map<Block, BitSet> made = new HashMap<>();

  /** Analyses a graph, from its end to its beginning until nothing changes. */
  Liveness(Graph graph) {
    values = new Value[graph.valueIdBound()];
    List<Block> blocks = graph.blocks();
    blocks.forEach(this::look);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = blocks.size() - 1; i >= 0; i--) {
        changed |= update(blocks.get(i));
      }
    }
  }

  private void look(Block block) {
    BitSet uses = new BitSet();
    BitSet makes = new BitSet();
    block.parameters().forEach(parameter -> add(parameter, makes));
    for (Instruction instruction : block.instructions()) {
      forEachLoad(instruction, value -> add(value, uses));
      if (instruction.isUsable()) {
        add(instruction, makes);
      }
    }
    used.put(block, uses);
    made.put(block, makes);
    before.put(block, new BitSet());
  }

  private void add(Value value, BitSet set) {
    values[value.id()] = value;
    set.set(value.id());
  }

  /** Passes the values that the code of an instruction loads, or that of its exit is passed. */
  private static void forEachLoad(Instruction instruction, Consumer<Value> consumer) {
    if (instruction.isVirtual() || Placement.isOffset(instruction)) {
      return;
    }
    instruction.forEachDirectUse(
        value -> {
          Value kept = Placement.kept(value);
          if (!(kept instanceof Constant) && !Placement.isArgument(kept)) {
            consumer.accept(kept);
          }
        });
    instruction
        .snapshot()
        .ifPresent(
            snapshot ->
                Lists.filter(ExitMethods.values(snapshot), value -> !Placement.isArgument(value))
                    .forEach(consumer));
  }

  private boolean update(Block block) {
    BitSet live = new BitSet();
    block.forEachSuccessor(successor -> live.or(before.get(successor)));
    live.or(used.get(block));
    live.andNot(made.get(block));
    if (live.equals(before.get(block))) {
      return false;
    }
    before.put(block, live);
    return true;
  }

  /** The values that a block, or one behind it, uses of those made before it. */
  BitSet before(Block block) {
    return before.get(block);
  }

  /** The values that are used in some blocks. */
  BitSet usedIn(List<Block> blocks) {
    BitSet result = new BitSet();
    blocks.forEach(block -> result.or(used.get(block)));
    return result;
  }

  /** The values that are made in some blocks, parameters included. */
  BitSet madeIn(List<Block> blocks) {
    BitSet result = new BitSet();
    blocks.forEach(block -> result.or(made.get(block)));
    return result;
  }

  /** The values of a set, by their names. */
  List<Value> values(BitSet set) {
    List<Value> result = new ArrayList<>();
    set.stream().forEach(id -> result.add(values[id]));
    return result;
  }
}
