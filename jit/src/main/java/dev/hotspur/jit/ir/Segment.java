package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A stretch of a block that is executed as a whole: a block is cut after each instruction that has
 * a handler, since control may leave there. The result of such an instruction is defined at the
 * start of the next segment, so that the handler does not see it.
 *
 * <p>The instructions are those of the moment when the segments were made.
 */
public final class Segment {
  private final int index;
  private final Block block;
  private final boolean first;
  private final List<Instruction> instructions;
  private final List<Segment> successors = new ArrayList<>();
  private final List<Segment> predecessors = new ArrayList<>();
  private final List<Segment> successorsView = Collections.unmodifiableList(successors);
  private final List<Segment> predecessorsView = Collections.unmodifiableList(predecessors);

  Segment(int index, Block block, boolean first, List<Instruction> instructions) {
    this.index = index;
    this.block = block;
    this.first = first;
    this.instructions = List.copyOf(instructions);
  }

  /** The place among all segments, in no particular order. */
  public int index() {
    return index;
  }

  /** The block that it is a part of. */
  public Block block() {
    return block;
  }

  /** Whether the block begins with it. */
  public boolean isFirst() {
    return first;
  }

  /** The instructions; the last is a terminator, or has a handler. */
  public List<Instruction> instructions() {
    return instructions;
  }

  /** The last instruction. */
  public Instruction last() {
    return instructions.get(instructions.size() - 1);
  }

  /** Where control may go from the last instruction, one for each edge. */
  public List<Segment> successors() {
    return successorsView;
  }

  /** Where control may come from, one for each edge; unreachable ones too. */
  public List<Segment> predecessors() {
    return predecessorsView;
  }

  void addSuccessor(Segment next) {
    successors.add(next);
    next.predecessors.add(this);
  }

  @Override
  public String toString() {
    return block + (first ? "" : "+" + index);
  }
}
