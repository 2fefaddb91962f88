package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Compares lists with lists and tuples with tuples, however deep they are nested, without Java's
 * stack: walks both side by side until the first items that are neither the same nor equal, which
 * decide, or until one sequence ends before the other.
 */
final class SequenceWalk {
  private final Deque<Pair> open = new ArrayDeque<>();

  /** Two sequences of one type, and how far they have been compared. */
  private static final class Pair {
    final Object left;
    final Object right;
    final int common;
    final int order;
    int index;

    Pair(Object left, Object right) {
      this.left = left;
      this.right = right;
      this.common = Math.min(size(left), size(right));
      this.order = Integer.compare(size(left), size(right));
    }
  }

  private static int size(Object sequence) {
    return sequence instanceof ListValue list ? list.size : ((TupleValue) sequence).size();
  }

  private static Object item(Object sequence, int index) {
    return sequence instanceof ListValue list
        ? list.get(index)
        : ((TupleValue) sequence).get(index);
  }

  boolean compare(Comparison comparison, Object a, Object b) {
    boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
    open.push(new Pair(a, b));
    while (!open.isEmpty()) {
      Pair pair = open.peek();
      boolean done = pair.index == pair.common;
      boolean unequal = pair.order != 0 && (done || equality);
      if (unequal) {
        return comparison.holds(pair.order);
      }
      if (done) {
        open.pop();
        continue;
      }
      Object x = item(pair.left, pair.index);
      Object y = item(pair.right, pair.index);
      pair.index++;
      if (Comparing.isSame(x, y)) {
        continue;
      }
      if (Comparing.areNested(x, y)) {
        Nesting.enter(open.size(), " in comparison");
        open.push(new Pair(x, y));
      } else if (!Comparing.compareFlat(Comparison.EQ, x, y)) {
        return equality ? comparison == Comparison.NE : Comparing.compareFlat(comparison, x, y);
      }
    }
    return comparison.holds(0);
  }
}
