package dev.hotspur.vm.value;

import java.math.BigInteger;

/** What lists, tuples and strings have in common: joining and repeating. */
final class Sequences {
  private Sequences() {}

  static boolean isSequence(Object value) {
    return value instanceof ListValue || value instanceof TupleValue || value instanceof Str;
  }

  /** {@code a + b} for a sequence a. */
  static Object concatenate(Object a, Object b) {
    if (a instanceof Str x && b instanceof Str y) {
      checkSize((long) x.value().length() + y.value().length());
      return Str.of(x.value().concat(y.value()));
    } else if (a instanceof ListValue x && b instanceof ListValue y) {
      ListValue result = x.copy();
      result.addAll(y);
      return result;
    } else if (a instanceof TupleValue x && b instanceof TupleValue y) {
      Object[] items = new Object[checkSize((long) x.size() + y.size())];
      System.arraycopy(x.items(), 0, items, 0, x.size());
      System.arraycopy(y.items(), 0, items, x.size(), y.size());
      return TupleValue.wrap(items);
    }
    String type = TypeValue.of(a).name();
    throw VmError.typeError(
        "can only concatenate %s (not \"%s\") to %s".formatted(type, TypeValue.of(b).name(), type));
  }

  /** {@code sequence * times}. */
  static Object repeat(Object sequence, Object times) {
    if (!Arithmetic.isInt(times)) {
      throw VmError.typeError(
          "can't multiply sequence by non-int of type '" + TypeValue.of(times).name() + "'");
    }
    BigInteger wanted = IntMath.toBig(times);
    if (wanted.bitLength() >= Long.SIZE) {
      throw VmError.overflow("cannot fit 'int' into an index-sized integer");
    }
    long count = Math.max(0, wanted.longValue());
    if (sequence instanceof Str string) {
      if (string.value().length() > 1 && count > Long.MAX_VALUE / string.length()) {
        throw VmError.overflow("repeated string is too long");
      }
      checkSize(string.value().length(), count);
      return Str.of(string.value().isEmpty() ? "" : string.value().repeat((int) count));
    } else if (sequence instanceof ListValue list) {
      checkSize(list.size, count);
      return list.size == 0 ? new ListValue() : list.repeat((int) count);
    }
    return repeat((TupleValue) sequence, count);
  }

  private static TupleValue repeat(TupleValue tuple, long count) {
    int size = tuple.size();
    Object[] items = new Object[checkSize(size, count)];
    for (int i = 0; i < items.length; i += size) {
      System.arraycopy(tuple.items(), 0, items, i, size);
    }
    return TupleValue.wrap(items);
  }

  private static int checkSize(long size, long count) {
    if (size != 0 && count > ListValue.MAX_SIZE / size) {
      throw VmError.memory();
    }
    return (int) (size * count);
  }

  private static int checkSize(long size) {
    return checkSize(1, size);
  }
}
