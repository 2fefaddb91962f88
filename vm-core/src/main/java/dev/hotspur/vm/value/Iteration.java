package dev.hotspur.vm.value;

/** Iterating and unpacking. */
final class Iteration {
  private Iteration() {}

  static IteratorValue iterator(Object value) {
    if (value instanceof RangeValue range) {
      return range.iterator();
    } else if (value instanceof ListValue list) {
      return new ListIterator(list);
    } else if (value instanceof TupleValue tuple) {
      return new TupleIterator(tuple);
    } else if (value instanceof Str string) {
      return new StrIterator(string);
    } else if (value instanceof DictValue dict) {
      return new DictIterator(dict, DictView.Kind.KEYS, false);
    } else if (value instanceof DictView view) {
      return new DictIterator(view.dict(), view.kind(), false);
    } else if (value instanceof IteratorValue iterator) {
      iterator.shared = true;
      return iterator;
    } else if (value instanceof BigRangeValue range) {
      return range.iterator();
    }
    throw VmError.typeError("'" + TypeValue.of(value).name() + "' object is not iterable");
  }

  static boolean isIterable(Object value) {
    return Sequences.isSequence(value)
        || value instanceof IteratorValue
        || value instanceof DictValue
        || value instanceof DictView
        || Ranges.isRange(value);
  }

  static Object[] unpack(Object iterable, int count) {
    IteratorValue iterator = unpackable(iterable);
    Object[] items = new Object[count];
    for (int i = 0; i < count; i++) {
      items[i] = iterator.next();
      if (items[i] == IteratorValue.END) {
        throw VmError.valueError(
            "not enough values to unpack (expected " + count + ", got " + i + ")");
      }
    }
    if (iterator.next() != IteratorValue.END) {
      throw VmError.valueError("too many values to unpack (expected " + count + ")");
    }
    return items;
  }

  private static IteratorValue unpackable(Object iterable) {
    if (!isIterable(iterable)) {
      throw VmError.typeError(
          "cannot unpack non-iterable " + TypeValue.of(iterable).name() + " object");
    }
    return iterator(iterable);
  }

  static Object[] unpackAround(Object iterable, int before, int after) {
    IteratorValue iterator = unpackable(iterable);
    Object[] items = new Object[before + 1 + after];
    for (int i = 0; i < before; i++) {
      items[i] = iterator.next();
      if (items[i] == IteratorValue.END) {
        throw tooFew(before + after, i);
      }
    }
    ListValue rest = new ListValue();
    extend(rest, iterator);
    int kept = rest.size - after;
    if (kept < 0) {
      throw tooFew(before + after, before + rest.size);
    }
    for (int i = 0; i < after; i++) {
      items[before + 1 + i] = rest.get(kept + i);
    }
    items[before] = rest.slice(0, 1, kept);
    return items;
  }

  private static VmError tooFew(int least, int given) {
    return VmError.valueError(
        "not enough values to unpack (expected at least " + least + ", got " + given + ")");
  }

  /** Adds the items of any iterable at the end of a list. */
  static void extend(ListValue list, Object iterable) {
    if (iterable instanceof ListValue other) {
      list.addAll(other);
      return;
    }
    IteratorValue iterator = iterator(iterable);
    for (Object item = iterator.next(); item != IteratorValue.END; item = iterator.next()) {
      list.append(item);
    }
  }
}
