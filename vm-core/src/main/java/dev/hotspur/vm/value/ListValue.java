package dev.hotspur.vm.value;

import java.util.Arrays;
import java.util.List;

/**
 * A list, kept by one of five strategies: nothing, unboxed longs, doubles or booleans, or objects.
 * It changes strategy when an item needs it; a list of longs that receives a bool keeps objects,
 * since a bool is not an int in representation. (Storage strategies: Bolz, Diekmann, Tratt,
 * "Storage strategies for collections in dynamically typed languages", OOPSLA 2013.)
 *
 * <p>The fields are public because generated code reads them. The array that belongs to {@link
 * #kind} holds at least {@link #size} items; the others are empty arrays. Only this class changes
 * kind and arrays.
 */
public final class ListValue {
  /** No item yet: nothing is known of the items. */
  public static final int EMPTY = 0;

  /** All items are ints of 64 bits, in {@link #longs}. */
  public static final int LONG = 1;

  /** All items are floats, in {@link #doubles}. */
  public static final int DOUBLE = 2;

  /** Items of any type, in {@link #objects}. */
  public static final int OBJECT = 3;

  /** All items are bools, in {@link #bools}. */
  public static final int BOOL = 4;

  /** More items than this a list cannot have. */
  public static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private static final int FIRST_CAPACITY = 8;
  private static final long[] NO_LONGS = {};
  private static final double[] NO_DOUBLES = {};
  private static final boolean[] NO_BOOLS = {};
  private static final Object[] NO_OBJECTS = {};

  /** The strategy. */
  public int kind;

  /** The number of items. */
  public int size;

  /** The items when {@link #kind} is {@link #LONG}. */
  public long[] longs = NO_LONGS;

  /** The items when {@link #kind} is {@link #DOUBLE}. */
  public double[] doubles = NO_DOUBLES;

  /** The items when {@link #kind} is {@link #BOOL}. */
  public boolean[] bools = NO_BOOLS;

  /** The items when {@link #kind} is {@link #OBJECT}. */
  public Object[] objects = NO_OBJECTS;

  /** The empty list. */
  public ListValue() {}

  /** A list of these values, kept by the strategy that suits them. */
  public static ListValue of(Object... items) {
    return of(items, 0, items.length);
  }

  /** A list of these values. */
  public static ListValue of(List<?> items) {
    return of(items.toArray());
  }

  /** A list of {@code items[from]} up to but not including {@code items[to]}. */
  public static ListValue of(Object[] items, int from, int to) {
    ListValue list = new ListValue();
    list.reserve(to - from, to > from ? kindOf(items[from]) : EMPTY);
    for (int i = from; i < to; i++) {
      list.append(items[i]);
    }
    return list;
  }

  /** A list of these longs; the array belongs to the list from now on. */
  public static ListValue ofLongs(long[] items) {
    ListValue list = new ListValue();
    list.kind = LONG;
    list.longs = items;
    list.size = items.length;
    return list;
  }

  /** A list of these doubles; the array belongs to the list from now on. */
  public static ListValue ofDoubles(double[] items) {
    ListValue list = new ListValue();
    list.kind = DOUBLE;
    list.doubles = items;
    list.size = items.length;
    return list;
  }

  /** The strategy a value needs. */
  public static int kindOf(Object item) {
    return item instanceof Long
        ? LONG
        : item instanceof Double ? DOUBLE : item instanceof Boolean ? BOOL : OBJECT;
  }

  /** The number of items. */
  public int size() {
    return size;
  }

  /** The item at an index from 0 to size - 1, boxed. */
  public Object get(int index) {
    return switch (kind) {
      case LONG -> longs[index];
      case DOUBLE -> doubles[index];
      case BOOL -> bools[index];
      default -> objects[index];
    };
  }

  /** Replaces the item at an index from 0 to size - 1. */
  public void set(int index, Object item) {
    if (kind == LONG && item instanceof Long value) {
      longs[index] = value;
    } else if (kind == DOUBLE && item instanceof Double value) {
      doubles[index] = value;
    } else if (kind == BOOL && item instanceof Boolean value) {
      bools[index] = value;
    } else {
      setObject(index, item);
    }
  }

  /** Replaces the item at an index from 0 to size - 1 by an int. */
  public void setLong(int index, long item) {
    if (kind == LONG) {
      longs[index] = item;
    } else {
      setObject(index, item);
    }
  }

  /** Replaces the item at an index from 0 to size - 1 by a float. */
  public void setDouble(int index, double item) {
    if (kind == DOUBLE) {
      doubles[index] = item;
    } else {
      setObject(index, item);
    }
  }

  /** Replaces the item at an index from 0 to size - 1 by what is neither an int nor a float. */
  public void setObject(int index, Object item) {
    generalise();
    objects[index] = item;
  }

  /** Adds an item at the end. */
  public void append(Object item) {
    if (item instanceof Long value) {
      appendLong(value);
    } else if (item instanceof Double value) {
      appendDouble(value);
    } else if (item instanceof Boolean value) {
      appendBool(value);
    } else {
      appendObject(item);
    }
  }

  /** Adds an int at the end. */
  public void appendLong(long item) {
    if (kind == LONG) {
      if (size == longs.length) {
        longs = Arrays.copyOf(longs, grown(size + 1L));
      }
      longs[size++] = item;
    } else if (size == 0) {
      reset(LONG);
      appendLong(item);
    } else {
      appendObject(item);
    }
  }

  /** Adds a float at the end. */
  public void appendDouble(double item) {
    if (kind == DOUBLE) {
      if (size == doubles.length) {
        doubles = Arrays.copyOf(doubles, grown(size + 1L));
      }
      doubles[size++] = item;
    } else if (size == 0) {
      reset(DOUBLE);
      appendDouble(item);
    } else {
      appendObject(item);
    }
  }

  /** Adds a bool at the end. */
  public void appendBool(boolean item) {
    if (kind == BOOL) {
      if (size == bools.length) {
        bools = Arrays.copyOf(bools, grown(size + 1L));
      }
      bools[size++] = item;
    } else if (size == 0) {
      reset(BOOL);
      appendBool(item);
    } else {
      appendObject(item);
    }
  }

  /** Adds an item at the end of a list that keeps objects, or does so from now on. */
  public void appendObject(Object item) {
    generalise();
    if (size == objects.length) {
      objects = Arrays.copyOf(objects, grown(size + 1L));
    }
    objects[size++] = item;
  }

  /** Inserts an item before the one at an index from 0 to size. */
  public void insert(int index, Object item) {
    int last = size;
    append(item);
    System.arraycopy(items(), index, items(), index + 1, last - index);
    set(index, item);
  }

  /** Removes the item at an index from 0 to size - 1 and returns it. */
  public Object pop(int index) {
    Object item = get(index);
    System.arraycopy(items(), index + 1, items(), index, size - index - 1);
    truncate(size - 1);
    return item;
  }

  /** Removes the last item of a list of longs, which is not empty. */
  public long popLong() {
    return longs[--size];
  }

  /** Removes the last item of a list of doubles, which is not empty. */
  public double popDouble() {
    return doubles[--size];
  }

  /** Removes the last item of a list of bools, which is not empty. */
  public boolean popBool() {
    return bools[--size];
  }

  /** Removes the last item of a list of objects, which is not empty. */
  public Object popObject() {
    Object item = objects[--size];
    objects[size] = null;
    return item;
  }

  /** Removes the last item of a list that has one. */
  public void removeLast() {
    truncate(size - 1);
  }

  /** Adds the items of another list, or of this one, at the end. */
  public void addAll(ListValue other) {
    int added = other.size;
    if (added == 0) {
      return;
    }
    if (size == 0) {
      reset(other.kind);
    } else if (kind != other.kind) {
      generalise();
    }
    ensureCapacity((long) size + added);
    if (kind == other.kind) {
      copyItems(other, 0, this, size, added);
      size += added;
    } else {
      for (int i = 0; i < added; i++) {
        objects[size++] = other.get(i);
      }
    }
  }

  /** Removes everything. */
  public void clear() {
    reset(EMPTY);
  }

  /** A list of the same items. */
  public ListValue copy() {
    ListValue copy = new ListValue();
    copy.addAll(this);
    return copy;
  }

  /** A list of these items {@code count} times over; at most {@link #MAX_SIZE} items. */
  public ListValue repeat(int count) {
    ListValue result = new ListValue();
    result.reset(kind);
    result.ensureCapacity((long) size * count);
    int wanted = size * count;
    if (wanted > 0) {
      copyItems(this, 0, result, 0, size);
      // What is there already is doubled; a short list at a time takes ten times as long.
      int there = size;
      while (there < wanted) {
        int more = Math.min(there, wanted - there);
        copyItems(result, 0, result, there, more);
        there += more;
      }
    }
    result.size = wanted;
    return result;
  }

  /** A list of {@code count} items from an index on, each {@code step} after the one before. */
  public ListValue slice(int start, long step, int count) {
    ListValue result = new ListValue();
    result.reserve(count, kind);
    if (step == 1) {
      copyItems(this, start, result, 0, count);
    } else {
      for (int i = 0; i < count; i++) {
        int at = (int) (start + i * step);
        switch (kind) {
          case LONG -> result.longs[i] = longs[at];
          case DOUBLE -> result.doubles[i] = doubles[at];
          case BOOL -> result.bools[i] = bools[at];
          default -> result.objects[i] = objects[at];
        }
      }
    }
    result.size = count;
    return result;
  }

  /** Puts the items of another list in the place of those from an index up to another. */
  public void replace(int from, int to, ListValue items) {
    ListValue tail = slice(to, 1, size - to);
    truncate(from);
    addAll(items);
    addAll(tail);
  }

  /** Removes {@code count} items from an index on, each {@code step} after the one before. */
  public void removeEvery(int start, long step, int count) {
    Object items = items();
    int end = start;
    for (int i = 0; i < count; i++) {
      int removed = (int) (start + i * step);
      int kept = (int) Math.min(step - 1, size - removed - 1L);
      int moved = i == count - 1 ? size - removed - 1 : kept;
      System.arraycopy(items, removed + 1, items, end, moved);
      end += moved;
    }
    truncate(end);
  }

  private void truncate(int newSize) {
    if (kind == OBJECT) {
      Arrays.fill(objects, newSize, size, null);
    }
    size = newSize;
  }

  /** Makes the items of another list this list's own; the other is empty afterwards. */
  public void take(ListValue other) {
    kind = other.kind;
    size = other.size;
    longs = other.longs;
    doubles = other.doubles;
    bools = other.bools;
    objects = other.objects;
    other.reset(EMPTY);
  }

  /** Reverses the order of the items. */
  public void reverse() {
    for (int i = 0, j = size - 1; i < j; i++, j--) {
      switch (kind) {
        case LONG -> {
          long item = longs[i];
          longs[i] = longs[j];
          longs[j] = item;
        }
        case DOUBLE -> {
          double item = doubles[i];
          doubles[i] = doubles[j];
          doubles[j] = item;
        }
        case BOOL -> {
          boolean item = bools[i];
          bools[i] = bools[j];
          bools[j] = item;
        }
        default -> {
          Object item = objects[i];
          objects[i] = objects[j];
          objects[j] = item;
        }
      }
    }
  }

  /** The items, boxed, in a new array. */
  public Object[] toArray() {
    Object[] items = new Object[size];
    for (int i = 0; i < size; i++) {
      items[i] = get(i);
    }
    return items;
  }

  /** Goes over to objects. */
  private void generalise() {
    if (kind != OBJECT) {
      keepObjects();
    }
  }

  private void keepObjects() {
    Object[] items = new Object[Math.max(size, FIRST_CAPACITY)];
    for (int i = 0; i < size; i++) {
      items[i] = get(i);
    }
    int count = size;
    reset(OBJECT);
    objects = items;
    size = count;
  }

  private void reset(int newKind) {
    kind = newKind;
    size = 0;
    longs = NO_LONGS;
    doubles = NO_DOUBLES;
    bools = NO_BOOLS;
    objects = NO_OBJECTS;
  }

  /** Prepares an empty list for so many items of a kind. */
  private void reserve(int capacity, int newKind) {
    reset(newKind);
    ensureCapacity(capacity);
  }

  private void ensureCapacity(long needed) {
    switch (kind) {
      case LONG -> longs = needed > longs.length ? Arrays.copyOf(longs, grown(needed)) : longs;
      case DOUBLE ->
          doubles = needed > doubles.length ? Arrays.copyOf(doubles, grown(needed)) : doubles;
      case BOOL -> bools = needed > bools.length ? Arrays.copyOf(bools, grown(needed)) : bools;
      case OBJECT ->
          objects = needed > objects.length ? Arrays.copyOf(objects, grown(needed)) : objects;
      default -> {}
    }
  }

  /** The array that belongs to the strategy. */
  private Object items() {
    return switch (kind) {
      case LONG -> longs;
      case DOUBLE -> doubles;
      case BOOL -> bools;
      default -> objects;
    };
  }

  /** A capacity of at least {@code needed}, half as much again as there is for appending one. */
  private int grown(long needed) {
    if (needed > MAX_SIZE) {
      throw VmError.memory();
    }
    long generous = size == 0 ? needed : Math.max(needed, size + (size >> 1));
    return (int) Math.min(MAX_SIZE, Math.max(generous, needed == 1 ? FIRST_CAPACITY : 0));
  }

  private static void copyItems(ListValue from, int at, ListValue to, int start, int count) {
    System.arraycopy(from.items(), at, to.items(), start, count);
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
