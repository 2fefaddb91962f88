package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Constant;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * A tuple: an immutable sequence of values.
 *
 * <p>{@link #equals} is the equality of the constant pool, which tells 1, 1.0 and True apart; the
 * language's is {@link Operations#compare}.
 */
public final class TupleValue implements Constant {
  /** The tuple of nothing. */
  public static final TupleValue EMPTY = new TupleValue(new Object[0]);

  private final Object[] items;

  private TupleValue(Object[] items) {
    this.items = items;
  }

  /** The tuple of these items. */
  public static TupleValue of(List<?> items) {
    return wrap(items.toArray());
  }

  /** The tuple of these items, which are copied. */
  public static TupleValue of(Object... items) {
    return wrap(items.clone());
  }

  /** The tuple of these items; the array belongs to the tuple from now on. */
  public static TupleValue wrap(Object[] items) {
    return items.length == 0 ? EMPTY : new TupleValue(items);
  }

  /** The number of items. */
  public int size() {
    return items.length;
  }

  /** The item at an index from 0 to size - 1. */
  public Object get(int index) {
    return items[index];
  }

  /** The items, in a new array. */
  public Object[] toArray() {
    return items.clone();
  }

  /** The array itself, which must not be written. */
  Object[] items() {
    return items;
  }

  @Override
  public boolean isImmutable() {
    for (Object item : items) {
      if (!isImmutable(item)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isImmutable(Object item) {
    return item instanceof Constant constant
        ? constant.isImmutable()
        : item instanceof Boolean
            || item instanceof Long
            || item instanceof BigInteger
            || item instanceof Double;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TupleValue that && Arrays.equals(items, that.items);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(items);
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
