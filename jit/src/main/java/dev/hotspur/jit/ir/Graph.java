package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A region in SSA form: blocks, of which the first is the entry, and the pool of objects that they
 * refer to. Snapshots belong to the instructions and loop headers that name them.
 */
public final class Graph {
  private final int number;
  private final String name;
  private final int anchor;
  private final ConstantPool pool = new ConstantPool();
  private final List<Block> blocks = new ArrayList<>();
  private int nextValue;
  private int nextBlock;
  private int nextSnapshot;
  private Optional<Signature> signature = Optional.empty();

  /**
   * An empty graph.
   *
   * @param number the region's number
   * @param name the name of the code that the region is of
   * @param anchor the program counter at which the region is entered
   */
  public Graph(int number, String name, int anchor) {
    this.number = number;
    this.name = name;
    this.anchor = anchor;
  }

  /** The region's number. */
  public int number() {
    return number;
  }

  /** The name of the code that the region is of. */
  public String name() {
    return name;
  }

  /** The program counter at which the region is entered. */
  public int anchor() {
    return anchor;
  }

  /** How the region is called if it is a function's; empty for that of a loop. */
  public Optional<Signature> signature() {
    return signature;
  }

  /** Makes it the region of a function. */
  public void setSignature(Signature newSignature) {
    signature = Optional.of(newSignature);
  }

  /** The objects that the graph refers to. */
  public ConstantPool pool() {
    return pool;
  }

  /** The first block. */
  public Block entry() {
    return blocks.get(0);
  }

  /** The blocks in the order in which they are printed and emitted. */
  public List<Block> blocks() {
    return Collections.unmodifiableList(blocks);
  }

  /** Adds an empty block at the end. */
  public Block newBlock() {
    return addBlock(nextBlock);
  }

  /** Takes the newest blocks away again, so that so many are left; nothing may lead to them. */
  public void truncate(int count) {
    blocks.subList(count, blocks.size()).clear();
  }

  /** Adds an empty block in front of another. */
  public Block newBlockBefore(Block other) {
    Block result = new Block(this, nextBlock++);
    blocks.add(blocks.indexOf(other), result);
    return result;
  }

  /**
   * Splits a block: what comes from an instruction on goes to a new block behind it.
   *
   * @return the new block
   */
  public Block split(Block block, int index) {
    Block rest = new Block(this, nextBlock++);
    blocks.add(blocks.indexOf(block) + 1, rest);
    List<Instruction> moved = block.instructions().subList(index, block.instructions().size());
    rest.instructions().addAll(moved);
    moved.clear();
    block.jump(rest);
    return rest;
  }

  Block addBlock(int id) {
    nextBlock = Math.max(nextBlock, id + 1);
    Block result = new Block(this, id);
    blocks.add(result);
    return result;
  }

  /** Removes the blocks that no way leads to, and returns them. */
  public List<Block> removeUnreachableBlocks() {
    Set<Block> reachable = new HashSet<>(ControlFlow.order(this));
    if (reachable.size() == blocks.size()) {
      return List.of();
    }
    List<Block> unreachable = Lists.filter(blocks, block -> !reachable.contains(block));
    blocks.removeAll(unreachable);
    return unreachable;
  }

  /** Begins an instruction, which {@link InstructionBuilder#appendTo} puts into a block. */
  public InstructionBuilder instruction(Op op) {
    return new InstructionBuilder(this, op);
  }

  /** A new snapshot. */
  public Snapshot newSnapshot(List<FrameState> frames, int cost, List<PendingWrite> writes) {
    return addSnapshot(nextSnapshot, frames, cost, writes);
  }

  Snapshot addSnapshot(int id, List<FrameState> frames, int cost, List<PendingWrite> writes) {
    nextSnapshot = Math.max(nextSnapshot, id + 1);
    return new Snapshot(id, frames, cost, writes);
  }

  /** A new snapshot like another, in which values are replaced. */
  public Snapshot copySnapshot(Snapshot original, UnaryOperator<Value> replacement) {
    return newSnapshot(
        original.mapFrames(replacement), original.cost(), original.mapWrites(replacement));
  }

  /** The snapshots that instructions and loop headers name, each once, by their number. */
  public Collection<Snapshot> snapshots() {
    TreeMap<Integer, Snapshot> result = new TreeMap<>();
    for (Block block : blocks) {
      block.entrySnapshot().ifPresent(snapshot -> result.put(snapshot.id(), snapshot));
      for (Instruction instruction : block.instructions()) {
        instruction.snapshot().ifPresent(snapshot -> result.put(snapshot.id(), snapshot));
      }
    }
    return result.values();
  }

  /** Passes every instruction in order. */
  public void forEachInstruction(Consumer<Instruction> consumer) {
    for (Block block : blocks) {
      block.instructions().forEach(consumer);
    }
  }

  /**
   * Replaces every use of every value, in instructions, targets and snapshots, by what the function
   * gives for it. One sweep over the graph: collect replacements and make them together.
   */
  public void replaceUses(UnaryOperator<Value> replacement) {
    forEachInstruction(instruction -> instruction.replaceDirectUses(replacement));
    snapshots().forEach(snapshot -> snapshot.replaceUses(replacement));
  }

  /** An id above all in use; sizes arrays that are indexed by the ids of values. */
  public int valueIdBound() {
    return nextValue;
  }

  int nextValueId() {
    return nextValue++;
  }

  void useValueId(int id) {
    nextValue = Math.max(nextValue, id + 1);
  }
}
