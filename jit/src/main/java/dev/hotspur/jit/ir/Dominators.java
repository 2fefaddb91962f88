package dev.hotspur.jit.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Which segment must be passed on every way to another. After Cooper, Harvey and Kennedy, "A
 * Simple, Fast Dominance Algorithm" (2001).
 */
public final class Dominators {
  private static final int NONE = -1;

  private final Segments segments;
  private final List<Segment> order;
  private final int[] orderOf;
  private final int[] parent;
  private final List<List<Segment>> children = new ArrayList<>();
  private final int[] enter;
  private final int[] leave;

  private Dominators(Segments segments, Segment entry) {
    this.segments = segments;
    this.orderOf = new int[segments.size()];
    this.parent = new int[segments.size()];
    this.enter = new int[segments.size()];
    this.leave = new int[segments.size()];
    Arrays.fill(orderOf, NONE);
    Arrays.fill(parent, NONE);
    this.order = reversePostorder(entry);
    for (int i = 0; i < order.size(); i++) {
      orderOf[order.get(i).index()] = i;
    }
    findParents(entry);
    numberTree(entry);
  }

  /** The dominators of a graph. */
  public static Dominators of(Graph graph) {
    return of(graph, Segments.of(graph));
  }

  /** The dominators of a graph that has been cut already. */
  public static Dominators of(Graph graph, Segments segments) {
    return new Dominators(segments, segments.firstOf(graph.entry()));
  }

  private List<Segment> reversePostorder(Segment entry) {
    boolean[] seen = new boolean[segments.size()];
    int[] next = new int[segments.size()];
    List<Segment> postorder = new ArrayList<>();
    Deque<Segment> path = new ArrayDeque<>();
    seen[entry.index()] = true;
    path.push(entry);
    while (!path.isEmpty()) {
      Segment at = path.element();
      int done = next[at.index()]++;
      int left = at.successors().size() - 1 - done;
      if (left < 0) {
        postorder.add(path.pop());
      } else if (!seen[at.successors().get(left).index()]) {
        Segment successor = at.successors().get(left);
        seen[successor.index()] = true;
        path.push(successor);
      }
    }
    Collections.reverse(postorder);
    return List.copyOf(postorder);
  }

  private void findParents(Segment entry) {
    parent[entry.index()] = entry.index();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Segment segment : order.subList(1, order.size())) {
        int found = commonParent(segment);
        if (parent[segment.index()] != found) {
          parent[segment.index()] = found;
          changed = true;
        }
      }
    }
  }

  private int commonParent(Segment segment) {
    int found = NONE;
    for (Segment predecessor : segment.predecessors()) {
      int index = predecessor.index();
      if (parent[index] != NONE) {
        found = found == NONE ? index : intersect(found, index);
      }
    }
    return found;
  }

  private int intersect(int first, int second) {
    int a = first;
    int b = second;
    while (a != b) {
      if (orderOf[a] > orderOf[b]) {
        a = parent[a];
      } else {
        b = parent[b];
      }
    }
    return a;
  }

  private void numberTree(Segment entry) {
    for (int i = 0; i < segments.size(); i++) {
      children.add(new ArrayList<>());
    }
    for (Segment segment : order.subList(1, order.size())) {
      children.get(parent[segment.index()]).add(segment);
    }
    int[] next = new int[segments.size()];
    Deque<Segment> path = new ArrayDeque<>();
    int clock = 0;
    path.push(entry);
    enter[entry.index()] = clock++;
    while (!path.isEmpty()) {
      Segment at = path.element();
      if (next[at.index()] < children.get(at.index()).size()) {
        Segment child = children.get(at.index()).get(next[at.index()]++);
        enter[child.index()] = clock++;
        path.push(child);
      } else {
        leave[path.pop().index()] = clock++;
      }
    }
  }

  /** The segments and where values are defined in them. */
  public Segments segments() {
    return segments;
  }

  /** The reachable segments in reverse postorder: a segment comes after those that dominate it. */
  public List<Segment> order() {
    return order;
  }

  /** Whether any way leads to the segment. */
  public boolean isReachable(Segment segment) {
    return orderOf[segment.index()] != NONE;
  }

  /** The segments that a segment is the immediate dominator of. */
  public List<Segment> childrenOf(Segment segment) {
    return Collections.unmodifiableList(children.get(segment.index()));
  }

  /** The closest segment that dominates another; the entry has itself. */
  public Segment parentOf(Segment segment) {
    return segments.all().get(parent[segment.index()]);
  }

  /** Whether every way to the second leads through the first; a segment dominates itself. */
  public boolean dominates(Segment first, Segment second) {
    return isReachable(first)
        && isReachable(second)
        && enter[first.index()] <= enter[second.index()]
        && leave[second.index()] <= leave[first.index()];
  }

  /** Whether a value may be used by an instruction, as an argument or in its snapshot. */
  public boolean isVisible(Value value, Instruction use) {
    return isVisible(value, segments.placeOf(use));
  }

  /** Whether a value is defined on every way to a position, before it. */
  public boolean isVisible(Value value, Segments.Place at) {
    if (value instanceof Constant) {
      return true;
    }
    if (!segments.isDefined(value)) {
      return false;
    }
    Segments.Place definition = segments.definitionOf(value);
    if (definition.segment() == at.segment()) {
      return definition.position() < at.position();
    }
    return dominates(definition.segment(), at.segment());
  }
}
