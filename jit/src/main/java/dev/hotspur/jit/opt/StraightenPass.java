package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.ControlFlow;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Control flow made simple: unreachable blocks go, a branch with one outcome is a jump, a jump to a
 * block that only jumps on goes there at once, and a block with a single predecessor that jumps to
 * it becomes a part of it.
 *
 * <p>Why: the builder makes a block for every recorded point that might be joined; few are. Longer
 * blocks give shorter code.
 *
 * <pre>{@code
 *   jump b1(v1)                         v3:int = int.add v1, 1 @s0
 * b1(v2:int):                           exit @s1
 *   v3:int = int.add v2, 1 @s0    =>
 *   jump b2
 * b2:
 *   exit @s1
 * }</pre>
 *
 * <p>Relies on: nothing goes to the entry. Loop headers are not jumped over, since their entry
 * snapshots serve {@link HoistPass}.
 */
final class StraightenPass implements Pass {
  @Override
  public String name() {
    return "straighten";
  }

  @Override
  public String documentation() {
    return "removes unreachable blocks and jumps that lead nowhere else";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    graph
        .removeUnreachableBlocks()
        .forEach(block -> context.changed(block, "unreachable", "removed"));
    for (Block block : graph.blocks()) {
      simplifyBranch(block.terminator(), context);
    }
    thread(graph, context);
    if (context.changes() > 0) {
      graph.removeUnreachableBlocks();
    }
    merge(graph, context);
  }

  private static void simplifyBranch(Instruction terminator, PassContext context) {
    if (terminator.op() == Op.BRANCH
        && terminator.targets().get(0).equals(terminator.targets().get(1))) {
      Target target = terminator.targets().get(0);
      terminator.becomeJump(target);
      context.changed(terminator, "same-targets", "goes to " + target.block() + " always");
    }
  }

  /** Lets edges to blocks that only jump go on to where those jump. */
  private static void thread(Graph graph, PassContext context) {
    if (!Lists.any(graph.blocks(), StraightenPass::onlyJumps)) {
      return;
    }
    Set<Value> used = usedOutsideOwnJump(graph);
    ControlFlow flow = ControlFlow.of(graph);
    for (Block block : flow.reversePostorder()) {
      if (!onlyJumps(block) || Lists.any(block.parameters(), used::contains)) {
        continue;
      }
      for (Edge edge : flow.edgesInto(block)) {
        if (!edge.isExceptional() && edge.to() == block) {
          Target onward = substituted(block.terminator().targets().get(0), block, edge.target());
          if (onward.block() != block) {
            edge.retarget(onward);
            context.changed(
                block, "thread", "no longer between " + edge.from() + " and " + onward.block());
          }
        }
      }
    }
  }

  /** Whether a block does nothing else than jump, and may be jumped over. */
  private static boolean onlyJumps(Block block) {
    return block != block.graph().entry()
        && !block.isLoopHeader()
        && block.instructions().size() == 1
        && block.terminator().op() == Op.JUMP;
  }

  /** The values that something uses beside the jump of a block without other instructions. */
  private static Set<Value> usedOutsideOwnJump(Graph graph) {
    Set<Value> used = new HashSet<>();
    graph.snapshots().forEach(snapshot -> snapshot.forEachUse(used::add));
    for (Block block : graph.blocks()) {
      boolean alone = block.instructions().size() == 1;
      for (Instruction instruction : block.instructions()) {
        instruction.forEachDirectUse(
            value -> {
              if (!alone || !block.parameters().contains(value)) {
                used.add(value);
              }
            });
      }
    }
    return used;
  }

  private static Target substituted(Target onward, Block block, Target incoming) {
    List<Value> args = new ArrayList<>();
    for (Value value : onward.args()) {
      int index = value instanceof Parameter ? block.parameters().indexOf(value) : -1;
      args.add(index < 0 ? value : incoming.args().get(index));
    }
    return onward.withArgs(args);
  }

  /** Appends blocks to their only predecessors. */
  private static void merge(Graph graph, PassContext context) {
    ControlFlow flow = ControlFlow.of(graph);
    Substitution substitution = new Substitution();
    IdentityHashMap<Block, Block> mergedInto = new IdentityHashMap<>();
    for (Block block : flow.reversePostorder()) {
      Optional<Block> predecessor = onlyJumpTo(block, flow);
      if (predecessor.isEmpty()) {
        continue;
      }
      // A predecessor comes earlier in this order, so it may itself have been appended already.
      Block into = mergedInto.getOrDefault(predecessor.get(), predecessor.get());
      append(block, into, substitution);
      mergedInto.put(block, into);
      context.changed(block, "merge", "becomes the end of " + into);
    }
    if (!mergedInto.isEmpty()) {
      graph.removeUnreachableBlocks();
      substitution.apply(graph);
    }
  }

  private static Optional<Block> onlyJumpTo(Block block, ControlFlow flow) {
    List<Edge> edges = flow.edgesInto(block);
    if (edges.size() != 1
        || edges.get(0).source().op() != Op.JUMP
        || edges.get(0).from() == block) {
      return Optional.empty();
    }
    return Optional.of(edges.get(0).from());
  }

  private static void append(Block block, Block into, Substitution substitution) {
    List<Value> args = into.terminator().targets().get(0).args();
    for (int i = 0; i < args.size(); i++) {
      substitution.replace(block.parameters().get(i), args.get(i));
    }
    into.instructions().remove(into.instructions().size() - 1);
    into.instructions().addAll(block.instructions());
    block.instructions().clear();
  }
}
