package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Loops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Distributes the blocks of a graph over parts of about the same size, in their order. A loop that
 * fits into a part is not torn apart, so that no pass of it goes from one method to another.
 */
final class Partition {
  private final Graph graph;
  private final ToIntFunction<Instruction> sizes;
  private final int target;
  private final Set<Block> placed = new HashSet<>();
  private final List<List<Block>> parts = new ArrayList<>();
  private int room;

  private Partition(Graph graph, ToIntFunction<Instruction> sizes, int target) {
    this.graph = graph;
    this.sizes = sizes;
    this.target = target;
  }

  /**
   * Distributes the blocks of a graph; larger ones are split first.
   *
   * @param sizes the bytes that an instruction takes, about
   * @param target the bytes that a part may have
   */
  static List<List<Block>> of(Graph graph, ToIntFunction<Instruction> sizes, int target) {
    Partition partition = new Partition(graph, sizes, target);
    partition.splitBlocks();
    partition.distribute();
    return partition.parts;
  }

  private void splitBlocks() {
    for (Block block : List.copyOf(graph.blocks())) {
      Block rest = block;
      for (int at = firstTooMuch(rest); at < rest.instructions().size(); at = firstTooMuch(rest)) {
        rest = graph.split(rest, at);
      }
    }
  }

  /** The index of the first instruction that a part has no room for, together with those before. */
  private int firstTooMuch(Block block) {
    int sum = 0;
    for (int i = 0; i < block.instructions().size(); i++) {
      sum += sizes.applyAsInt(block.instructions().get(i));
      if (i > 0 && sum > target) {
        return i;
      }
    }
    return block.instructions().size();
  }

  private void distribute() {
    Map<Block, Set<Block>> whole = loopsThatFit();
    for (Block block : graph.blocks()) {
      if (!placed.contains(block)) {
        add(whole.getOrDefault(block, Set.of(block)));
      }
    }
    // In their order, so that most go on in the next one.
    List<Block> order = graph.blocks();
    Map<Block, Integer> position = new HashMap<>();
    order.forEach(block -> position.put(block, position.size()));
    parts.forEach(part -> part.sort((a, b) -> Integer.compare(position.get(a), position.get(b))));
  }

  /** The outermost of the loops that fit into a part, by their headers. */
  private Map<Block, Set<Block>> loopsThatFit() {
    Map<Block, Set<Block>> result = new HashMap<>();
    Set<Block> inside = new HashSet<>();
    for (Loop loop : Loops.of(Dominators.of(graph)).all()) {
      Set<Block> blocks = new LinkedHashSet<>();
      loop.segments().forEach(segment -> blocks.add(segment.block()));
      if (!inside.contains(loop.header().block()) && size(blocks) <= target) {
        result.put(loop.header().block(), blocks);
        inside.addAll(blocks);
      }
    }
    return result;
  }

  private int size(Set<Block> blocks) {
    return Lists.sum(blocks, block -> Lists.sum(block.instructions(), sizes));
  }

  private void add(Set<Block> blocks) {
    int size = size(blocks);
    if (parts.isEmpty() || size > room) {
      parts.add(new ArrayList<>());
      room = target;
    }
    room -= size;
    for (Block block : blocks) {
      if (placed.add(block)) {
        parts.get(parts.size() - 1).add(block);
      }
    }
  }
}
