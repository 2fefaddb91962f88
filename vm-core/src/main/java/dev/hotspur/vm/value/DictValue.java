package dev.hotspur.vm.value;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A dict: values by key, in the order in which the keys were first put. Keys are equal as the
 * language says, so that 1, 1.0 and True are one key.
 *
 * <p>Entries stand side by side in arrays in their order, and a separate table of open addressing
 * holds their places (Raymond Hettinger's compact dict, as in CPython). A removed entry leaves a
 * gap, which the next growth closes. Growth follows CPython's, so that a program which changes a
 * dict while iterating over it meets the same items.
 */
public final class DictValue {
  /** What {@link #next} and {@link #previous} return when there is no such entry. */
  public static final int NO_ENTRY = -1;

  private static final int FREE = -1;
  private static final int REMOVED = -2;
  private static final int SMALLEST = 8;
  private static final int LARGEST = 1 << 30;
  private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;
  private static final int[] NO_TABLE = {FREE};
  private static final long[] NO_HASHES = {};
  private static final Object[] NO_OBJECTS = {};

  /** Places of entries, {@link #FREE} or {@link #REMOVED}; its length is a power of two. */
  private int[] table = NO_TABLE;

  private long[] hashes = NO_HASHES;
  private Object[] keys = NO_OBJECTS;
  private Object[] values = NO_OBJECTS;

  /** The end of the entries and gaps. */
  private int end;

  /** How many entries may still be added to this table, two thirds of which is used at most. */
  private int usable;

  private int size;

  private DictValue() {}

  /** A dict without entries. */
  public static DictValue empty() {
    return new DictValue();
  }

  /** The number of entries. */
  public int size() {
    return size;
  }

  /**
   * The value of a key, if there is one.
   *
   * @throws VmError a TypeError if the key cannot be hashed
   */
  public Optional<Object> get(Object key) {
    int at = find(key);
    return at == NO_ENTRY ? Optional.empty() : Optional.of(values[at]);
  }

  /**
   * Where the entry of a key is, or {@link #NO_ENTRY}.
   *
   * @throws VmError a TypeError if the key cannot be hashed
   */
  public int find(Object key) {
    return key instanceof Long number ? find(number.longValue()) : find(key, Hashing.hash(key));
  }

  /** Where the entry of an int is, or {@link #NO_ENTRY}. */
  public int find(long key) {
    long hash = Hashing.ofLong(key);
    for (int i = start(hash); table[i] != FREE; i = (i + 1) & (table.length - 1)) {
      int at = table[i];
      if (at >= 0 && hashes[at] == hash) {
        boolean same =
            keys[at] instanceof Long other
                ? other == key
                : Comparing.itemsEqual(keys[at], (Object) key);
        if (same) {
          return at;
        }
      }
    }
    return NO_ENTRY;
  }

  private int find(Object key, long hash) {
    for (int i = start(hash); table[i] != FREE; i = (i + 1) & (table.length - 1)) {
      int at = table[i];
      if (at >= 0 && hashes[at] == hash && Comparing.itemsEqual(keys[at], key)) {
        return at;
      }
    }
    return NO_ENTRY;
  }

  /** Fibonacci hashing (Knuth, volume 3, 6.4): neighbours and multiples of powers spread alike. */
  private int start(long hash) {
    return (int) ((hash * GOLDEN_RATIO) >>> Integer.SIZE) & (table.length - 1);
  }

  /**
   * Puts a value; a key that is there already stays as it is, and where it is.
   *
   * @throws VmError a TypeError if the key cannot be hashed
   */
  public void put(Object key, Object value) {
    long hash = Hashing.hash(key);
    int at = find(key, hash);
    if (at == NO_ENTRY) {
      add(key, hash, value);
    } else {
      values[at] = value;
    }
  }

  /** Puts all entries of another dict, or of this one. */
  public void putAll(DictValue other) {
    for (int at = other.next(0); at != NO_ENTRY; at = other.next(at + 1)) {
      int mine = find(other.keys[at], other.hashes[at]);
      if (mine == NO_ENTRY) {
        add(other.keys[at], other.hashes[at], other.values[at]);
      } else {
        values[mine] = other.values[at];
      }
    }
  }

  private void add(Object key, long hash, Object value) {
    if (usable == 0) {
      rebuild(3L * size);
    }
    insert(hash, end);
    keys[end] = key;
    hashes[end] = hash;
    values[end] = value;
    end++;
    usable--;
    size++;
  }

  private void insert(long hash, int at) {
    int i = start(hash);
    while (table[i] >= 0) {
      i = (i + 1) & (table.length - 1);
    }
    table[i] = at;
  }

  /** Makes a table of at least this capacity, without gaps between the entries. */
  private void rebuild(long wanted) {
    if (wanted > LARGEST) {
      throw VmError.memory();
    }
    int capacity = SMALLEST;
    while (capacity < wanted) {
      capacity <<= 1;
    }
    long[] oldHashes = hashes;
    Object[] oldKeys = keys;
    Object[] oldValues = values;
    int oldEnd = end;
    int room = (int) (capacity * 2L / 3);
    table = new int[capacity];
    Arrays.fill(table, FREE);
    hashes = new long[room];
    keys = new Object[room];
    values = new Object[room];
    end = 0;
    for (int at = 0; at < oldEnd; at++) {
      if (oldKeys[at] != Unset.UNSET) {
        insert(oldHashes[at], end);
        hashes[end] = oldHashes[at];
        keys[end] = oldKeys[at];
        values[end++] = oldValues[at];
      }
    }
    usable = room - end;
  }

  /**
   * Removes a key and returns the value it had, if it was there.
   *
   * @throws VmError a TypeError if the key cannot be hashed
   */
  public Optional<Object> remove(Object key) {
    int at = find(key);
    if (at == NO_ENTRY) {
      return Optional.empty();
    }
    Object value = values[at];
    removeAt(at);
    return Optional.of(value);
  }

  /** Removes the entry at a place where there is one. */
  public void removeAt(int at) {
    int i = start(hashes[at]);
    while (table[i] != at) {
      i = (i + 1) & (table.length - 1);
    }
    table[i] = REMOVED;
    keys[at] = Unset.UNSET;
    values[at] = Unset.UNSET;
    size--;
  }

  /** Removes the last entry, and where it was is free again; the dict must not be empty. */
  void removeLast() {
    int last = previous(end - 1);
    removeAt(last);
    end = last;
  }

  /** Removes everything. */
  public void clear() {
    table = NO_TABLE;
    hashes = NO_HASHES;
    keys = NO_OBJECTS;
    values = NO_OBJECTS;
    end = 0;
    usable = 0;
    size = 0;
  }

  /** A dict of the same entries. */
  public DictValue copy() {
    DictValue copy = new DictValue();
    if (size > 0) {
      copy.rebuild(size + (size + 1L) / 2);
      copy.putAll(this);
    }
    return copy;
  }

  // Walking over the entries: places grow in the order of the entries.

  /** The place of the first entry at or after a place, or {@link #NO_ENTRY}. */
  public int next(int from) {
    for (int at = from; at < end; at++) {
      if (keys[at] != Unset.UNSET) {
        return at;
      }
    }
    return NO_ENTRY;
  }

  /** The place of the last entry at or before a place, or {@link #NO_ENTRY}. */
  public int previous(int from) {
    int at = Math.min(from, end - 1);
    while (at >= 0 && keys[at] == Unset.UNSET) {
      at--;
    }
    return at;
  }

  /** The key of the entry at a place where there is one. */
  public Object keyAt(int at) {
    return keys[at];
  }

  /** The value of the entry at a place where there is one. */
  public Object valueAt(int at) {
    return values[at];
  }

  /** Shows all keys and values in their order to an action that does not change the dict. */
  public void forEach(BiConsumer<Object, Object> action) {
    for (int at = next(0); at != NO_ENTRY; at = next(at + 1)) {
      action.accept(keys[at], values[at]);
    }
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
