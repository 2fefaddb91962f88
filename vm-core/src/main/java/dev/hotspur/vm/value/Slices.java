package dev.hotspur.vm.value;

import java.math.BigInteger;

/** Parts of sequences: reading, replacing and removing them. */
final class Slices {
  private Slices() {}

  /**
   * Which items of a sequence a slice means.
   *
   * @param start the index of the first, or where it would be
   * @param step the distance between them
   * @param count how many there are
   */
  record Span(int start, long step, int count) {
    int index(int number) {
      return (int) (start + number * step);
    }
  }

  /**
   * A slice of a sequence of some length, missing parts filled in and cut to what there is.
   *
   * @param start the index of the first item
   * @param stop the index it stays before
   * @param step the distance between items, not zero
   */
  record Bounds(BigInteger start, BigInteger stop, BigInteger step) {}

  static Bounds bounds(SliceValue slice, BigInteger length) {
    BigInteger step = slice.step() == None.NONE ? BigInteger.ONE : index(slice.step());
    if (step.signum() == 0) {
      throw VmError.valueError("slice step cannot be zero");
    }
    boolean back = step.signum() < 0;
    BigInteger lower = back ? BigInteger.ONE.negate() : BigInteger.ZERO;
    BigInteger upper = back ? length.subtract(BigInteger.ONE) : length;
    BigInteger start = bound(slice.start(), length, lower, upper, back ? upper : lower);
    BigInteger stop = bound(slice.stop(), length, lower, upper, back ? lower : upper);
    return new Bounds(start, stop, step);
  }

  private static BigInteger bound(
      Object bound, BigInteger length, BigInteger lower, BigInteger upper, BigInteger missing) {
    if (bound == None.NONE) {
      return missing;
    }
    BigInteger index = index(bound);
    BigInteger counted = index.signum() < 0 ? index.add(length) : index;
    return counted.max(lower).min(upper);
  }

  private static BigInteger index(Object value) {
    if (!Arithmetic.isInt(value)) {
      throw VmError.typeError("slice indices must be integers or None or have an __index__ method");
    }
    return IntMath.toBig(value);
  }

  /** The items of a sequence of this size that a slice means. */
  static Span span(SliceValue slice, int size) {
    long step = slice.step() == None.NONE ? 1 : Indices.clamp(slice.step());
    if (step == 0) {
      throw VmError.valueError("slice step cannot be zero");
    }
    boolean back = step < 0;
    int lower = back ? -1 : 0;
    int upper = back ? size - 1 : size;
    int start = bound(slice.start(), size, lower, upper, back ? upper : lower);
    int stop = bound(slice.stop(), size, lower, upper, back ? lower : upper);
    long gap = back ? (long) start - stop : (long) stop - start;
    // As a division of negative numbers, because the least long has no positive counterpart.
    long count = gap <= 0 ? 0 : 1 + (1 - gap) / (back ? step : -step);
    return new Span(start, step, (int) count);
  }

  private static int bound(Object bound, int size, int lower, int upper, int missing) {
    if (bound == None.NONE) {
      return missing;
    }
    long index = Indices.clamp(bound);
    long counted = index < 0 ? index + size : index;
    return (int) Math.max(lower, Math.min(upper, counted));
  }

  /** {@code container[start:stop:step]} for a sequence or a range. */
  static Object get(Object container, SliceValue slice) {
    if (container instanceof ListValue list) {
      Span span = span(slice, list.size);
      return list.slice(span.start, span.step, span.count);
    } else if (container instanceof TupleValue tuple) {
      return get(tuple, span(slice, tuple.size()));
    } else if (container instanceof Str string) {
      return get(string, span(slice, string.length()));
    }
    BigRangeValue range = Ranges.toBig(container);
    Bounds bounds = bounds(slice, range.length());
    return Ranges.of(
        IntMath.toBig(range.get(bounds.start)),
        IntMath.toBig(range.get(bounds.stop)),
        range.step().multiply(bounds.step));
  }

  private static TupleValue get(TupleValue tuple, Span span) {
    if (span.count == tuple.size() && span.step == 1) {
      return tuple;
    }
    Object[] items = new Object[span.count];
    for (int i = 0; i < span.count; i++) {
      items[i] = tuple.get(span.index(i));
    }
    return TupleValue.wrap(items);
  }

  private static Str get(Str string, Span span) {
    if (span.step == 1) {
      return string.substring(span.start, span.start + span.count);
    }
    int[] points = string.value().codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < span.count; i++) {
      out.appendCodePoint(points[span.index(i)]);
    }
    return Str.of(out.toString());
  }

  /** {@code list[start:stop:step] = iterable}. */
  static void set(ListValue list, SliceValue slice, Object iterable) {
    Span span = span(slice, list.size);
    if (!Iteration.isIterable(iterable)) {
      throw VmError.typeError(
          span.step == 1
              ? "can only assign an iterable"
              : "must assign iterable to extended slice");
    }
    ListValue items = new ListValue();
    Iteration.extend(items, iterable);
    if (span.step == 1) {
      list.replace(span.start, span.start + span.count, items);
      return;
    } else if (items.size != span.count) {
      throw VmError.valueError(
          "attempt to assign sequence of size %d to extended slice of size %d"
              .formatted(items.size, span.count));
    }
    for (int i = 0; i < span.count; i++) {
      list.set(span.index(i), items.get(i));
    }
  }

  /** {@code del list[start:stop:step]}. */
  static void delete(ListValue list, SliceValue slice) {
    Span span = span(slice, list.size);
    if (span.count == 0) {
      return;
    }
    boolean back = span.step < 0;
    int first = back ? span.index(span.count - 1) : span.start;
    list.removeEvery(first, span.count == 1 ? 1 : Math.abs(span.step), span.count);
  }
}
