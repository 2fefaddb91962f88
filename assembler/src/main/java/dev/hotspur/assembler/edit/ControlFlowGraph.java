package dev.hotspur.assembler.edit;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.ExceptionEntry;
import dev.hotspur.vm.bytecode.HandlerRows;
import dev.hotspur.vm.bytecode.Opcode;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.bytecode.VerifiedCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The control-flow graph of a verified function: its basic blocks in the order of the code, the
 * ways between them, and its loops. Immutable. Made in nearly linear time.
 *
 * <p>A block that is covered by a row of the exception table has a way to the row's handler, as the
 * verifier has it, whichever of its instructions can raise. Instructions that no path leads to are
 * in blocks without predecessors, from which no ways are drawn.
 */
public final class ControlFlowGraph {
  private final VerifiedCode verified;
  private final List<BasicBlock> blocks;
  private final int[] blockOf;
  private final List<ControlEdge> edges;
  private final List<List<ControlEdge>> successors;
  private final List<List<ControlEdge>> predecessors;
  private final LoopNest loops;

  private ControlFlowGraph(VerifiedCode verified) {
    this.verified = verified;
    int[] handlers = HandlerRows.of(verified.code());
    BitSet leaders = leaders(verified.code(), handlers);
    this.blocks = blocks(leaders, verified.code().size());
    this.blockOf = new int[verified.code().size()];
    for (BasicBlock block : blocks) {
      java.util.Arrays.fill(blockOf, block.start(), block.end(), block.number());
    }
    List<ControlEdge> found = new ArrayList<>();
    for (BasicBlock block : blocks) {
      if (verified.isReachable(block.start())) {
        addEdges(block, handlers, found);
      }
    }
    this.edges = List.copyOf(found);
    this.successors = lists();
    this.predecessors = lists();
    for (ControlEdge edge : edges) {
      successors.get(edge.from()).add(edge);
      predecessors.get(edge.to()).add(edge);
    }
    this.loops = LoopNest.of(this);
  }

  /** The graph of a function, without the functions inside it. */
  public static ControlFlowGraph of(VerifiedCode code) {
    return new ControlFlowGraph(code);
  }

  private static BitSet leaders(Code code, int[] handlers) {
    BitSet leaders = new BitSet(code.size() + 1);
    leaders.set(0);
    for (int pc = 0; pc < code.size(); pc++) {
      Opcode opcode = code.opcode(pc);
      if (opcode.has(Trait.JUMPS)) {
        leaders.set(code.operand(pc));
      }
      if (opcode.has(Trait.JUMPS) || opcode.has(Trait.ENDS)) {
        leaders.set(pc + 1);
      }
      if (pc > 0 && handlers[pc] != handlers[pc - 1]) {
        leaders.set(pc);
      }
    }
    for (ExceptionEntry row : code.exceptionTable()) {
      leaders.set(row.handler());
    }
    return leaders;
  }

  private static List<BasicBlock> blocks(BitSet leaders, int size) {
    List<BasicBlock> blocks = new ArrayList<>();
    int start = 0;
    while (start < size) {
      int next = leaders.nextSetBit(start + 1);
      int end = next < 0 ? size : Math.min(next, size);
      blocks.add(new BasicBlock(blocks.size(), start, end));
      start = end;
    }
    return List.copyOf(blocks);
  }

  private void addEdges(BasicBlock block, int[] handlers, List<ControlEdge> out) {
    Code code = verified.code();
    Opcode last = code.opcode(block.last());
    int from = block.number();
    if (!last.has(Trait.ENDS)) {
      out.add(new ControlEdge(from, blockOf[block.end()], ControlEdge.Kind.NEXT));
    }
    if (last.has(Trait.JUMPS)) {
      int target = code.operand(block.last());
      out.add(new ControlEdge(from, blockOf[target], ControlEdge.Kind.JUMP));
    }
    int row = handlers[block.start()];
    if (row >= 0) {
      int handler = code.exceptionTable().get(row).handler();
      out.add(new ControlEdge(from, blockOf[handler], ControlEdge.Kind.EXCEPTION));
    }
  }

  private List<List<ControlEdge>> lists() {
    List<List<ControlEdge>> lists = new ArrayList<>(blocks.size());
    for (int i = 0; i < blocks.size(); i++) {
      lists.add(new ArrayList<>(2));
    }
    return lists;
  }

  /** The function. */
  public VerifiedCode verified() {
    return verified;
  }

  /** The blocks in the order of the code; the first is the entry. */
  public List<BasicBlock> blocks() {
    return blocks;
  }

  /** The block of an instruction. */
  public BasicBlock blockAt(int pc) {
    return blocks.get(blockOf[pc]);
  }

  /** Whether any path leads to the block. */
  public boolean isReachable(BasicBlock block) {
    return verified.isReachable(block.start());
  }

  /** All ways, in the order of the blocks that they leave. */
  public List<ControlEdge> edges() {
    return edges;
  }

  /** The ways out of a block: next, jump, exception. */
  public List<ControlEdge> successors(BasicBlock block) {
    return List.copyOf(successors.get(block.number()));
  }

  /** The ways into a block, in the order of the blocks that they leave. */
  public List<ControlEdge> predecessors(BasicBlock block) {
    return List.copyOf(predecessors.get(block.number()));
  }

  /** The loops, and how they are nested. */
  public LoopNest loops() {
    return loops;
  }

  /** Whether a way leads back to the head of a loop from inside it. */
  public boolean isBackEdge(ControlEdge edge) {
    return loops.isHead(edge.to()) && loops.contains(edge.to(), edge.from());
  }
}
