package dev.hotspur.assembler.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Finds the loops of a graph, inner ones first, by one depth-first search and a union-find: Paul
 * Havlak, "Nesting of Reducible and Irreducible Loops", TOPLAS 19(4), 1997, after Tarjan. Nearly
 * linear for reducible graphs.
 *
 * <p>Blocks are named here by their place in the search's preorder.
 */
final class LoopFinder {
  private static final int NONE = -1;

  private final ControlFlowGraph graph;
  private final int[] order;
  private final int[] blockAt;
  private final int[] lastDescendant;
  private final List<List<Integer>> backEdges = new ArrayList<>();
  private final List<List<Integer>> otherEdges = new ArrayList<>();
  private final int[] headOf;
  private final int[] collapsedInto;
  private final boolean[] heads;
  private final boolean[] irreducible;
  private int reached;

  LoopFinder(ControlFlowGraph graph) {
    this.graph = graph;
    int size = graph.blocks().size();
    this.order = new int[size];
    this.blockAt = new int[size];
    this.lastDescendant = new int[size];
    this.headOf = new int[size];
    this.collapsedInto = new int[size];
    this.heads = new boolean[size];
    this.irreducible = new boolean[size];
    Arrays.fill(order, NONE);
    Arrays.fill(headOf, NONE);
  }

  LoopNest find() {
    search();
    sortEdges();
    for (int head = reached - 1; head >= 0; head--) {
      collapse(head);
    }
    return nest();
  }

  /** Numbers the blocks in preorder, without recursion: code may be long. */
  private void search() {
    Deque<int[]> path = new ArrayDeque<>();
    if (!graph.blocks().isEmpty()) {
      path.push(enter(0));
    }
    while (!path.isEmpty()) {
      int[] top = path.peek();
      List<ControlEdge> ways = graph.successors(graph.blocks().get(top[0]));
      if (top[1] == ways.size()) {
        lastDescendant[order[top[0]]] = reached - 1;
        path.pop();
      } else {
        int to = ways.get(top[1]++).to();
        if (order[to] == NONE) {
          path.push(enter(to));
        }
      }
    }
  }

  /** A block and how many of its ways have been followed. */
  private int[] enter(int block) {
    blockAt[reached] = block;
    collapsedInto[reached] = reached;
    order[block] = reached++;
    backEdges.add(new ArrayList<>(1));
    otherEdges.add(new ArrayList<>(2));
    return new int[] {block, 0};
  }

  private void sortEdges() {
    for (ControlEdge edge : graph.edges()) {
      int from = order[edge.from()];
      int to = order[edge.to()];
      (isAncestor(to, from) ? backEdges : otherEdges).get(to).add(from);
    }
  }

  private boolean isAncestor(int above, int below) {
    return above <= below && below <= lastDescendant[above];
  }

  /** Finds the loop of a head, all loops inside it being known, and makes it one node. */
  private void collapse(int head) {
    BitSet body = new BitSet();
    Deque<Integer> pending = new ArrayDeque<>();
    for (int from : backEdges.get(head)) {
      heads[head] = true;
      add(find(from), head, body, pending);
    }
    while (!pending.isEmpty()) {
      // The list may grow meanwhile only if it is the head's own, which is not in the body.
      for (int from : otherEdges.get(pending.pop())) {
        int node = find(from);
        if (isAncestor(head, node)) {
          add(node, head, body, pending);
        } else {
          irreducible[head] = true;
          otherEdges.get(head).add(node);
        }
      }
    }
    body.stream()
        .forEach(
            node -> {
              headOf[node] = head;
              collapsedInto[node] = head;
            });
  }

  private static void add(int node, int head, BitSet body, Deque<Integer> pending) {
    if (node != head && !body.get(node)) {
      body.set(node);
      pending.push(node);
    }
  }

  /** The outermost loop found so far that a block is in, or the block; halves the way to it. */
  private int find(int node) {
    int at = node;
    while (collapsedInto[at] != at) {
      collapsedInto[at] = collapsedInto[collapsedInto[at]];
      at = collapsedInto[at];
    }
    return at;
  }

  private LoopNest nest() {
    int size = order.length;
    int[] headByBlock = new int[size];
    boolean[] headBlocks = new boolean[size];
    boolean[] irreducibleBlocks = new boolean[size];
    Arrays.fill(headByBlock, NONE);
    for (int i = 0; i < reached; i++) {
      int block = blockAt[i];
      headByBlock[block] = headOf[i] == NONE ? NONE : blockAt[headOf[i]];
      headBlocks[block] = heads[i];
      irreducibleBlocks[block] = irreducible[i];
    }
    return new LoopNest(
        headByBlock, headBlocks, irreducibleBlocks, Arrays.copyOf(blockAt, reached));
  }
}
