package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.List;

/**
 * Sorts lists in place, stably, as {@code list.sort} does. The list is empty while keys are
 * computed and items compared, so that what the program does to it meanwhile is noticed.
 */
public final class Sorting {
  private Sorting() {}

  /**
   * Sorts.
   *
   * @param key a callable that gives what to compare an item by, or None
   * @param reverse whether the greatest comes first; equal items keep their order all the same
   * @throws VmError a TypeError for items without an order, what the key raises, or a ValueError if
   *     the list was changed meanwhile
   */
  public static void sort(CallContext context, ListValue list, Object key, boolean reverse) {
    if (key == None.NONE && sortUnboxed(context, list)) {
      if (reverse) {
        list.reverse();
      }
      return;
    }
    ListValue taken = new ListValue();
    taken.take(list);
    Object[] items = taken.toArray();
    boolean changed;
    try {
      sortItems(context, items, key, reverse);
    } finally {
      changed = list.kind != ListValue.EMPTY;
      list.take(ListValue.of(items));
    }
    if (changed) {
      throw VmError.valueError("list modified during sort");
    }
  }

  private static void sortItems(CallContext context, Object[] items, Object key, boolean reverse) {
    Object[] keys = items;
    if (key != None.NONE) {
      keys = new Object[items.length];
      for (int i = 0; i < items.length; i++) {
        keys[i] = context.call(key, List.of(items[i]));
      }
    }
    Object[] values = keys == items ? null : items;
    MergeSort sort = new MergeSort(context, keys, values);
    if (reverse) {
      sort.reverse(0, keys.length);
    }
    try {
      sort.sort();
    } finally {
      if (reverse) {
        sort.reverse(0, keys.length);
      }
    }
  }

  /**
   * Sorts longs, and doubles where neither NaN nor a negative zero makes order a matter of place.
   */
  private static boolean sortUnboxed(CallContext context, ListValue list) {
    if (list.kind == ListValue.LONG) {
      LongSort.sort(context, list.longs, list.size);
      return true;
    } else if (list.kind != ListValue.DOUBLE) {
      return false;
    }
    long[] bits = new long[list.size];
    for (int i = 0; i < bits.length; i++) {
      double item = list.doubles[i];
      if (Double.isNaN(item) || (item == 0.0 && 1.0 / item < 0)) {
        return false;
      }
      bits[i] = flip(Double.doubleToRawLongBits(item));
    }
    LongSort.sort(context, bits, bits.length);
    for (int i = 0; i < bits.length; i++) {
      list.doubles[i] = Double.longBitsToDouble(flip(bits[i]));
    }
    return true;
  }

  /** Turns a double's bits into a long of the same order, and back. */
  private static long flip(long bits) {
    return bits ^ (bits >> 63 & Long.MAX_VALUE);
  }

  /**
   * An argument that C code takes as an int and means as a flag, such as {@code reverse}.
   *
   * @throws VmError a TypeError, or an OverflowError
   */
  public static boolean flag(Object argument) {
    BigInteger number = Indices.toInt(argument);
    if (number.bitLength() >= Integer.SIZE) {
      throw VmError.overflow("Python int too large to convert to C int");
    }
    return number.signum() != 0;
  }
}
