package dev.hotspur.vm.value;

/**
 * Iterates over a range of 64-bit ints: next, next + step, ... until next is {@link #end}. The
 * fields are public because interpreter and compiled code advance it in place.
 */
public final class RangeIterator extends IteratorValue {
  /** The next item, unless it is {@link #end}. */
  public long next;

  /** Exactly start + length * step: what {@link #next} is after the last item. */
  public final long end;

  /** The distance between items; not zero. */
  public final long step;

  /** Makes an iterator; {@code end - next} must be a multiple of {@code step}, of its sign. */
  public RangeIterator(long next, long end, long step) {
    this.next = next;
    this.end = end;
    this.step = step;
  }

  @Override
  public Object next() {
    if (next == end) {
      return END;
    }
    long item = next;
    next = item + step;
    return item;
  }

  @Override
  public IteratorValue copy() {
    return new RangeIterator(next, end, step);
  }

  @Override
  TypeValue type() {
    return Types.RANGE_ITERATOR;
  }
}
