package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Compares lists with lists, tuples with tuples and so on, however deep they are nested, without
 * Java's stack: walks both side by side until the first items that are neither the same nor equal,
 * which decide, or until one ends before the other. Dicts, and views of their items, have no first
 * items: there each value of one is compared with the value of the same key in the other.
 */
final class SequenceWalk {
  private final Deque<Pair> open = new ArrayDeque<>();

  /** Two containers of one type, and how far they have been compared. */
  private abstract static class Pair {
    final Object left;
    final Object right;
    final int order;
    Object x = Unset.UNSET;
    Object y = Unset.UNSET;

    Pair(Object left, Object right, int leftSize, int rightSize) {
      this.left = left;
      this.right = right;
      this.order = Integer.compare(leftSize, rightSize);
    }

    /** Goes on to the next items, if both have one. */
    abstract boolean advance();

    /** Whether the first different items decide on the order. */
    abstract boolean isOrdered();
  }

  private static final class Sequences extends Pair {
    private final int common;
    private int index;

    Sequences(Object left, Object right) {
      super(left, right, size(left), size(right));
      this.common = Math.min(size(left), size(right));
    }

    private static int size(Object sequence) {
      return sequence instanceof ListValue list
          ? list.size
          : sequence instanceof TupleValue tuple ? tuple.size() : SliceValue.PARTS;
    }

    private static Object item(Object sequence, int index) {
      return sequence instanceof ListValue list
          ? list.get(index)
          : sequence instanceof TupleValue tuple
              ? tuple.get(index)
              : ((SliceValue) sequence).part(index);
    }

    @Override
    boolean advance() {
      boolean more = index < common;
      if (more) {
        x = item(left, index);
        y = item(right, index);
        index++;
      }
      return more;
    }

    @Override
    boolean isOrdered() {
      return true;
    }
  }

  private static final class Dicts extends Pair {
    private final DictValue from;
    private final DictValue to;
    private int at;

    Dicts(Object left, Object right) {
      super(left, right, dict(left).size(), dict(right).size());
      from = dict(left);
      to = dict(right);
    }

    private static DictValue dict(Object value) {
      return value instanceof DictView view ? view.dict() : (DictValue) value;
    }

    @Override
    boolean advance() {
      int found = from.next(at);
      boolean more = found != DictValue.NO_ENTRY;
      if (more) {
        at = found + 1;
        x = from.valueAt(found);
        int other = to.find(from.keyAt(found));
        // What is not there is equal to nothing.
        y = other == DictValue.NO_ENTRY ? Unset.UNSET : to.valueAt(other);
      }
      return more;
    }

    @Override
    boolean isOrdered() {
      return false;
    }
  }

  private void enter(Object a, Object b) {
    boolean dicts = a instanceof DictValue || a instanceof DictView;
    open.push(dicts ? new Dicts(a, b) : new Sequences(a, b));
  }

  boolean compare(Comparison comparison, Object a, Object b) {
    boolean equality = comparison == Comparison.EQ || comparison == Comparison.NE;
    enter(a, b);
    while (!open.isEmpty()) {
      Pair pair = open.peek();
      boolean sized = pair.order == 0 || !(equality || !pair.isOrdered());
      boolean more = sized && pair.advance();
      if (!more) {
        if (pair.order != 0) {
          return unequal(comparison).orElseGet(() -> comparison.holds(pair.order));
        }
        open.pop();
        continue;
      }
      Object x = pair.x;
      Object y = pair.y;
      if (Comparing.isSame(x, y)) {
        continue;
      }
      if (Comparing.areNested(x, y)) {
        Nesting.enter(open.size(), " in comparison");
        enter(x, y);
      } else if (!Comparing.compareFlat(Comparison.EQ, x, y)) {
        return unequal(comparison).orElseGet(() -> Comparing.compareFlat(comparison, x, y));
      }
    }
    return comparison.holds(0);
  }

  /**
   * The answer when something is not equal, unless the order of what is not equal has to be looked
   * at. Containers without an order are compared as wholes then, the outermost first.
   */
  private Optional<Boolean> unequal(Comparison comparison) {
    if (comparison == Comparison.EQ || comparison == Comparison.NE) {
      return Optional.of(comparison == Comparison.NE);
    }
    Optional<Boolean> answer = Optional.empty();
    for (var pairs = open.descendingIterator(); pairs.hasNext() && answer.isEmpty(); ) {
      Pair pair = pairs.next();
      if (!pair.isOrdered()) {
        answer = Optional.of(Comparing.compareFlat(comparison, pair.left, pair.right));
      }
    }
    return answer;
  }
}
