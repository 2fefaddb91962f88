package dev.hotspur.vm.value;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Subscripts and membership. */
final class Subscripts {
  private Subscripts() {}

  static long length(Object value) {
    if (value instanceof ListValue list) {
      return list.size;
    } else if (value instanceof Str string) {
      return string.length();
    } else if (value instanceof TupleValue tuple) {
      return tuple.size();
    } else if (value instanceof DictValue dict) {
      return dict.size();
    } else if (value instanceof DictView view) {
      return view.dict().size();
    } else if (value instanceof RangeValue range) {
      return range.length();
    } else if (value instanceof BigRangeValue range) {
      return Indices.toLong(IntMath.box(range.length()));
    }
    throw VmError.typeError("object of type '" + TypeValue.of(value).name() + "' has no len()");
  }

  static Object getItem(Object container, Object key) {
    if (key instanceof SliceValue slice && isSliceable(container)) {
      return Slices.get(container, slice);
    }
    if (container instanceof ListValue list) {
      int index = Indices.element(index(key, "list", " or slices"), list.size);
      return list.get(inside(index, "list index"));
    } else if (container instanceof TupleValue tuple) {
      int index = Indices.element(index(key, "tuple", " or slices"), tuple.size());
      return tuple.get(inside(index, "tuple index"));
    } else if (container instanceof DictValue dict) {
      int at = dict.find(key);
      if (at == DictValue.NO_ENTRY) {
        throw VmError.key(key);
      }
      return dict.valueAt(at);
    } else if (container instanceof Str string) {
      int index = Indices.element(stringIndex(key), string.length());
      return string.at(inside(index, "string index"));
    } else if (Ranges.isRange(container)) {
      return rangeItem(container, key);
    } else if (container instanceof TypeValue type) {
      throw VmError.typeError("type '" + type.name() + "' is not subscriptable");
    }
    throw complain(container, " is not subscriptable");
  }

  private static boolean isSliceable(Object container) {
    return Sequences.isSequence(container) || Ranges.isRange(container);
  }

  static void setItem(Object container, Object key, Object value) {
    if (container instanceof DictValue dict) {
      dict.put(key, value);
      return;
    }
    if (!(container instanceof ListValue list)) {
      checkIndex(container, key);
      throw complain(container, " does not support item assignment");
    }
    if (key instanceof SliceValue slice) {
      Slices.set(list, slice, value);
      return;
    }
    int index = Indices.element(index(key, "list", " or slices"), list.size);
    list.set(inside(index, "list assignment index"), value);
  }

  static void deleteItem(Object container, Object key) {
    if (container instanceof DictValue dict) {
      if (dict.remove(key).isEmpty()) {
        throw VmError.key(key);
      }
      return;
    }
    if (!(container instanceof ListValue list)) {
      throw complain(
          container,
          checkIndex(container, key)
              ? " doesn't support item deletion"
              : " does not support item deletion");
    }
    if (key instanceof SliceValue slice) {
      Slices.delete(list, slice);
      return;
    }
    int index = Indices.element(index(key, "list", " or slices"), list.size);
    list.pop(inside(index, "list assignment index"));
  }

  /** Whether an int stands where a sequence's index would, which CPython looks at first. */
  private static boolean checkIndex(Object container, Object key) {
    boolean indexed =
        (Sequences.isSequence(container) || Ranges.isRange(container)) && Arithmetic.isInt(key);
    if (indexed) {
      index(key, "sequence", "");
    }
    return indexed;
  }

  static boolean contains(Object item, Object container) {
    if (container instanceof ListValue list) {
      return indexOf(list, item) >= 0;
    } else if (container instanceof DictValue dict) {
      return dict.find(item) != DictValue.NO_ENTRY;
    } else if (container instanceof Str string) {
      if (item instanceof Str part) {
        return string.value().contains(part.value());
      }
      throw VmError.typeError(
          "'in <string>' requires string as left operand, not " + TypeValue.of(item).name());
    } else if (Ranges.isRange(container)) {
      return rangeContains(container, item);
    } else if (container instanceof DictView view) {
      return view.contains(item);
    } else if (container instanceof TupleValue || container instanceof IteratorValue) {
      return found(item, Iteration.iterator(container));
    }
    throw VmError.typeError(
        "argument of type '" + TypeValue.of(container).name() + "' is not iterable");
  }

  /** The index of the first item that equals a value, or -1. */
  static int indexOf(ListValue list, Object item) {
    if (list.kind == ListValue.LONG && item instanceof Long wanted) {
      long number = wanted;
      for (int i = 0; i < list.size; i++) {
        if (list.longs[i] == number) {
          return i;
        }
      }
      return -1;
    }
    for (int i = 0; i < list.size; i++) {
      if (Comparing.itemsEqual(list.get(i), item)) {
        return i;
      }
    }
    return -1;
  }

  private static boolean found(Object item, IteratorValue iterator) {
    for (Object each = iterator.next(); each != IteratorValue.END; each = iterator.next()) {
      if (Comparing.itemsEqual(each, item)) {
        return true;
      }
    }
    return false;
  }

  private static boolean rangeContains(Object range, Object item) {
    if (item instanceof Double number) {
      boolean whole = !Double.isInfinite(number) && number == Math.rint(number);
      return whole && Ranges.indexOf(range, new BigDecimal(number).toBigInteger()).signum() >= 0;
    }
    return Arithmetic.isInt(item) && Ranges.indexOf(range, IntMath.toBig(item)).signum() >= 0;
  }

  private static Object rangeItem(Object range, Object key) {
    if (!Arithmetic.isInt(key)) {
      throw wrongKey(key, "range", " or slices");
    }
    BigRangeValue big = Ranges.toBig(range);
    BigInteger index = IntMath.toBig(key);
    BigInteger length = big.length();
    if (index.signum() < 0) {
      index = index.add(length);
    }
    if (index.signum() < 0 || index.compareTo(length) >= 0) {
      throw VmError.index("range object index out of range");
    }
    return big.get(index);
  }

  private static long stringIndex(Object key) {
    if (!Arithmetic.isInt(key)) {
      throw VmError.typeError(
          "string indices must be integers, not '" + TypeValue.of(key).name() + "'");
    }
    return index(key, "string", "");
  }

  private static long index(Object key, String type, String alternative) {
    if (key instanceof Long index) {
      return index;
    } else if (!Arithmetic.isInt(key)) {
      throw wrongKey(key, type, alternative);
    }
    BigInteger index = IntMath.toBig(key);
    if (index.bitLength() >= Long.SIZE) {
      throw VmError.index("cannot fit 'int' into an index-sized integer");
    }
    return index.longValue();
  }

  private static VmError wrongKey(Object key, String type, String alternative) {
    return VmError.typeError(
        "%s indices must be integers%s, not %s"
            .formatted(type, alternative, TypeValue.of(key).name()));
  }

  private static int inside(int index, String what) {
    if (index < 0) {
      throw VmError.index(what + " out of range");
    }
    return index;
  }

  private static VmError complain(Object container, String complaint) {
    return VmError.typeError("'" + TypeValue.of(container).name() + "' object" + complaint);
  }
}
