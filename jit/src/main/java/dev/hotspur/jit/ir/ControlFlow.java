package dev.hotspur.jit.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ways between the blocks of a graph as they were when this was made: what is reachable, in
 * reverse postorder, and the edges into each block.
 */
public final class ControlFlow {
  private final List<Block> order;
  private final Map<Block, List<Edge>> incoming = new LinkedHashMap<>();

  private ControlFlow(List<Block> order) {
    this.order = order;
    order.forEach(block -> incoming.put(block, new ArrayList<>()));
    order.forEach(this::addEdgesFrom);
  }

  /** The control flow of a graph. */
  public static ControlFlow of(Graph graph) {
    return new ControlFlow(order(graph));
  }

  /** The reachable blocks alone, in reverse postorder. */
  public static List<Block> order(Graph graph) {
    Block entry = graph.entry();
    Set<Block> seen = new HashSet<>();
    List<Block> postorder = new ArrayList<>();
    Deque<Block> path = new ArrayDeque<>();
    Deque<Iterator<Block>> remaining = new ArrayDeque<>();
    seen.add(entry);
    path.push(entry);
    remaining.push(successors(entry).iterator());
    while (!path.isEmpty()) {
      if (!remaining.element().hasNext()) {
        remaining.pop();
        postorder.add(path.pop());
        continue;
      }
      Block next = remaining.element().next();
      if (seen.add(next)) {
        path.push(next);
        remaining.push(successors(next).iterator());
      }
    }
    Collections.reverse(postorder);
    return List.copyOf(postorder);
  }

  /** Last first, so that in reverse postorder what a branch does when true comes first. */
  private static List<Block> successors(Block block) {
    List<Block> result = new ArrayList<>();
    block.forEachSuccessor(result::add);
    Collections.reverse(result);
    return result;
  }

  private void addEdgesFrom(Block block) {
    for (Instruction instruction : block.instructions()) {
      if (instruction.handler().isPresent()) {
        add(new Edge(block, instruction, Edge.HANDLER));
      }
      for (int slot = 0; slot < instruction.targets().size(); slot++) {
        add(new Edge(block, instruction, slot));
      }
    }
  }

  private void add(Edge edge) {
    incoming.get(edge.to()).add(edge);
  }

  /** The reachable blocks in reverse postorder: a block comes before those it dominates. */
  public List<Block> reversePostorder() {
    return order;
  }

  /** Whether any way leads from the entry to the block. */
  public boolean isReachable(Block block) {
    return incoming.containsKey(block);
  }

  /** The edges from reachable blocks into a reachable block. */
  public List<Edge> edgesInto(Block block) {
    return Collections.unmodifiableList(incoming.get(block));
  }
}
