package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Comparison;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Tim Peters's list sort (CPython's {@code Objects/listsort.txt}) without galloping: natural runs,
 * short ones lengthened by binary insertion, merged in balance. Up to 63 items it makes exactly
 * CPython's comparisons in CPython's order, so that items without an order raise the same error.
 */
final class MergeSort {
  private static final int SMALL = 64;
  private static final int CHUNK = 256;

  private final CallContext context;
  private final Object[] keys;
  private final Object[] values;
  private int uncharged;

  /** Sorts {@code keys}, and moves {@code values} with them if there are any (null if not). */
  MergeSort(CallContext context, Object[] keys, Object[] values) {
    this.context = context;
    this.keys = keys;
    this.values = values;
  }

  private record Run(int from, int length) {}

  void sort() {
    int minimum = minimumRun(keys.length);
    Deque<Run> runs = new ArrayDeque<>();
    int from = 0;
    while (from < keys.length) {
      int length = naturalRun(from);
      if (length < minimum) {
        int forced = Math.min(minimum, keys.length - from);
        insertionSort(from, from + forced, from + length);
        length = forced;
      }
      runs.push(new Run(from, length));
      balance(runs);
      from += length;
    }
    while (runs.size() > 1) {
      mergeTop(runs);
    }
    context.charge(uncharged);
  }

  private static int minimumRun(int size) {
    int rest = size;
    int odd = 0;
    while (rest >= SMALL) {
      odd |= rest & 1;
      rest >>= 1;
    }
    return rest + odd;
  }

  private boolean less(Object a, Object b) {
    if (++uncharged == CHUNK) {
      context.charge(CHUNK);
      uncharged = 0;
    }
    return Operations.compare(Comparison.LT, a, b);
  }

  /** The length of the run that begins at {@code from}; a descending one is turned round. */
  private int naturalRun(int from) {
    int end = from + 1;
    if (end == keys.length) {
      return 1;
    }
    boolean descending = less(keys[end], keys[from]);
    end++;
    while (end < keys.length && less(keys[end], keys[end - 1]) == descending) {
      end++;
    }
    if (descending) {
      reverse(from, end);
    }
    return end - from;
  }

  private void insertionSort(int from, int to, int sorted) {
    for (int next = sorted; next < to; next++) {
      Object pivot = keys[next];
      int left = from;
      int right = next;
      while (left < right) {
        int middle = left + ((right - left) >> 1);
        if (less(pivot, keys[middle])) {
          right = middle;
        } else {
          left = middle + 1;
        }
      }
      move(keys, left, next);
      if (values != null) {
        move(values, left, next);
      }
    }
  }

  /** Moves the item at {@code from} forward to {@code to}. */
  private static void move(Object[] items, int to, int from) {
    Object item = items[from];
    System.arraycopy(items, to, items, to + 1, from - to);
    items[to] = item;
  }

  /** Merges until each run is longer than the two after it together. */
  private void balance(Deque<Run> runs) {
    while (runs.size() > 1) {
      Run top = runs.pop();
      Run second = runs.pop();
      Run third = runs.peek();
      runs.push(second);
      boolean crowded = third != null && third.length <= second.length + top.length;
      if (crowded && third.length < top.length) {
        mergeTop(runs);
        runs.push(top);
      } else {
        runs.push(top);
        if (!crowded && second.length > top.length) {
          return;
        }
        mergeTop(runs);
      }
    }
  }

  private void mergeTop(Deque<Run> runs) {
    Run right = runs.pop();
    Run left = runs.pop();
    merge(left.from, right.from, right.from + right.length);
    runs.push(new Run(left.from, left.length + right.length));
  }

  private void merge(int from, int middle, int to) {
    Object[] leftKeys = Arrays.copyOfRange(keys, from, middle);
    Object[] leftValues = values == null ? null : Arrays.copyOfRange(values, from, middle);
    int left = 0;
    int right = middle;
    int out = from;
    try {
      while (left < leftKeys.length && right < to) {
        if (less(keys[right], leftKeys[left])) {
          put(out++, keys, values, right++);
        } else {
          put(out++, leftKeys, leftValues, left++);
        }
      }
    } finally {
      // Also after an error every item is still there, once.
      while (left < leftKeys.length) {
        put(out++, leftKeys, leftValues, left++);
      }
    }
  }

  private void put(int at, Object[] fromKeys, Object[] fromValues, int from) {
    keys[at] = fromKeys[from];
    if (values != null) {
      values[at] = fromValues[from];
    }
  }

  /** Reverses keys and values from one index up to, not including, another. */
  void reverse(int from, int to) {
    reverse(keys, from, to);
    if (values != null) {
      reverse(values, from, to);
    }
  }

  private static void reverse(Object[] items, int from, int to) {
    for (int i = from, j = to - 1; i < j; i++, j--) {
      Object item = items[i];
      items[i] = items[j];
      items[j] = item;
    }
  }
}
