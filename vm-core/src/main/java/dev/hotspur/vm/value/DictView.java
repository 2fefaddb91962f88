package dev.hotspur.vm.value;

/**
 * What {@code keys()}, {@code values()} and {@code items()} of a dict give: it shows the dict as it
 * is at any time.
 */
public final class DictView {
  /** What of the entries a view shows, or an iterator gives. */
  public enum Kind {
    /** The keys. */
    KEYS,
    /** The values. */
    VALUES,
    /** Pairs of key and value. */
    ITEMS;

    /** The item for the entry at a place. */
    Object item(DictValue dict, int at) {
      return switch (this) {
        case KEYS -> dict.keyAt(at);
        case VALUES -> dict.valueAt(at);
        case ITEMS -> TupleValue.of(dict.keyAt(at), dict.valueAt(at));
      };
    }

    TypeValue viewType() {
      return switch (this) {
        case KEYS -> Types.DICT_KEYS;
        case VALUES -> Types.DICT_VALUES;
        case ITEMS -> Types.DICT_ITEMS;
      };
    }

    TypeValue iteratorType() {
      return switch (this) {
        case KEYS -> Types.DICT_KEY_ITERATOR;
        case VALUES -> Types.DICT_VALUE_ITERATOR;
        case ITEMS -> Types.DICT_ITEM_ITERATOR;
      };
    }

    TypeValue reverseIteratorType() {
      return switch (this) {
        case KEYS -> Types.DICT_REVERSE_KEY_ITERATOR;
        case VALUES -> Types.DICT_REVERSE_VALUE_ITERATOR;
        case ITEMS -> Types.DICT_REVERSE_ITEM_ITERATOR;
      };
    }
  }

  private final DictValue dict;
  private final Kind kind;

  /** A view of a dict. */
  public DictView(DictValue dict, Kind kind) {
    this.dict = dict;
    this.kind = kind;
  }

  /** The dict. */
  public DictValue dict() {
    return dict;
  }

  /** What of the entries it shows. */
  public Kind kind() {
    return kind;
  }

  /** Whether it compares as a set does: keys and items do. */
  boolean isSet() {
    return kind != Kind.VALUES;
  }

  /**
   * Whether an item is shown.
   *
   * @throws VmError a TypeError if the item cannot be hashed
   */
  boolean contains(Object item) {
    return switch (kind) {
      case KEYS -> dict.find(item) != DictValue.NO_ENTRY;
      case VALUES -> containsValue(item);
      case ITEMS -> item instanceof TupleValue pair && pair.size() == 2 && containsEntry(pair);
    };
  }

  private boolean containsValue(Object value) {
    for (int at = dict.next(0); at != DictValue.NO_ENTRY; at = dict.next(at + 1)) {
      if (Comparing.itemsEqual(dict.valueAt(at), value)) {
        return true;
      }
    }
    return false;
  }

  private boolean containsEntry(TupleValue pair) {
    int at = dict.find(pair.get(0));
    return at != DictValue.NO_ENTRY && Comparing.itemsEqual(dict.valueAt(at), pair.get(1));
  }

  /** Whether all items of another view are items of this one. */
  boolean containsAll(DictView other) {
    DictValue others = other.dict;
    for (int at = others.next(0); at != DictValue.NO_ENTRY; at = others.next(at + 1)) {
      if (!contains(other.kind.item(others, at))) {
        return false;
      }
    }
    return true;
  }

  /** The items, in a new array. */
  Object[] toArray() {
    Object[] items = new Object[dict.size()];
    int count = 0;
    for (int at = dict.next(0); at != DictValue.NO_ENTRY; at = dict.next(at + 1)) {
      items[count++] = kind.item(dict, at);
    }
    return items;
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
