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
    if (!isIterable(iterable)) {
      throw VmError.typeError(
          "cannot unpack non-iterable " + TypeValue.of(iterable).name() + " object");
    }
    IteratorValue iterator = iterator(iterable);
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
