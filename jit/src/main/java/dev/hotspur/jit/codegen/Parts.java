package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A region that is too large for one method, as several. They hand over what they have in JVM
 * locals in two arrays that each run of the region has of its own, in which every such value has
 * its place. The blocks that a part is entered at from others are numbered.
 */
final class Parts {
  // What has the first places among ints and floats; references have their result there.

  static final int RESULT = 0;
  static final int STRIP = 1;
  static final int STRIPS = 2;
  static final int DEPTH = 3;
  static final int FUEL = 4;
  private static final int FIRST_BITS = 5;
  private static final int FIRST_REF = 1;

  private final List<Part> all = new ArrayList<>();
  private final Map<Block, Integer> entries = new LinkedHashMap<>();
  private final Map<Value, Integer> places = new HashMap<>();
  private final Liveness liveness;
  private int bits = FIRST_BITS;
  private int refs = FIRST_REF;

  /**
   * One method.
   *
   * @param blocks what it consists of
   * @param entries the blocks that it is entered at
   * @param foreign the blocks of others that it leads to
   * @param own the blocks of its own that it leads to
   */
  record Part(
      int number, List<Block> blocks, Set<Block> entries, Set<Block> foreign, Set<Block> own) {}

  /** The parts that the blocks of a graph are distributed over; the entry is in the first. */
  Parts(Graph graph, List<List<Block>> blocks) {
    this.liveness = new Liveness(graph);
    Map<Block, Part> partOf = new HashMap<>();
    for (List<Block> each : blocks) {
      Part part =
          new Part(all.size(), each, new LinkedHashSet<>(), new LinkedHashSet<>(), new HashSet<>());
      all.add(part);
      each.forEach(block -> partOf.put(block, part));
    }
    all.get(0).entries().add(graph.entry());
    for (Block block : graph.blocks()) {
      Part from = partOf.get(block);
      block.forEachSuccessor(to -> connect(from, partOf.get(to), to));
    }
    for (Part part : all) {
      part.entries().forEach(this::addEntry);
    }
  }

  private static void connect(Part from, Part to, Block block) {
    if (from.number() != to.number()) {
      from.foreign().add(block);
      to.entries().add(block);
    } else {
      from.own().add(block);
    }
  }

  private void addEntry(Block entry) {
    entries.put(entry, entries.size());
    for (Value value : liveness.values(handedOver(entry))) {
      if (!places.containsKey(value)) {
        places.put(value, value.type() == Type.REF ? refs++ : bits++);
      }
    }
  }

  private BitSet handedOver(Block entry) {
    BitSet result = (BitSet) liveness.before(entry).clone();
    entry.parameters().forEach(parameter -> result.set(parameter.id()));
    return result;
  }

  /** The parts; the first is the one that the region is entered by. */
  List<Part> all() {
    return all;
  }

  /** How many blocks are entered from other parts, the region's entry included. */
  int entries() {
    return entries.size();
  }

  /** The number of a block that is entered from other parts. */
  int number(Block entry) {
    return entries.get(entry);
  }

  /** How many places there are for ints, floats and bools. */
  int bits() {
    return bits;
  }

  /** How many places there are for references. */
  int refs() {
    return refs;
  }

  /** The place of a value that is handed over. */
  int place(Value value) {
    return places.get(value);
  }

  /**
   * What a part takes over at an entry: all that it uses itself, and all that it may hand over
   * since it makes it on other ways.
   */
  List<Value> taken(Part part, Block entry) {
    BitSet named = made(part);
    named.or(liveness.usedIn(part.blocks()));
    return liveness.values(both(handedOver(entry), named));
  }

  /** What a part puts into its place before it goes on in a block of another: what it has made. */
  List<Value> given(Part part, Block to) {
    return liveness.values(both(liveness.before(to), made(part)));
  }

  /** What a part makes; parameters that others alone give their values are in their places. */
  private BitSet made(Part part) {
    BitSet result = liveness.madeIn(part.blocks());
    for (Block entry : part.entries()) {
      if (!part.own().contains(entry)) {
        entry.parameters().forEach(parameter -> result.clear(parameter.id()));
      }
    }
    return result;
  }

  private static BitSet both(BitSet a, BitSet b) {
    BitSet result = (BitSet) a.clone();
    result.and(b);
    return result;
  }
}
