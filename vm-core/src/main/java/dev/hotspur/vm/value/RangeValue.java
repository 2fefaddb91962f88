package dev.hotspur.vm.value;

/**
 * A range of 64-bit ints whose length, and whose end {@code start + length * step}, are 64-bit ints
 * too; any other is a {@link BigRangeValue}. Made by {@link Ranges}.
 *
 * @param start the first item, if there is one
 * @param stop what the items stay before
 * @param step the distance between items; not zero
 */
public record RangeValue(long start, long stop, long step) {
  /** The number of items. */
  public long length() {
    return Ranges.length(start, stop, step);
  }

  /** What would follow the last item: {@code start + length * step}. */
  public long end() {
    return start + length() * step;
  }

  /** An iterator over the items. */
  public RangeIterator iterator() {
    return new RangeIterator(start, end(), step);
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
