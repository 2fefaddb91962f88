package dev.hotspur.vm.value;

/**
 * A slice: what stands in the brackets of {@code x[start:stop:step]}. The parts are any values;
 * None for one that was left out.
 *
 * @param start where it begins
 * @param stop what it stays before
 * @param step the distance between items
 */
public record SliceValue(Object start, Object stop, Object step) {
  /** How many parts a slice has. */
  static final int PARTS = 3;

  /** Start, stop or step, by their number from 0. */
  Object part(int index) {
    return index == 0 ? start : index == 1 ? stop : step;
  }

  /** Slices of the program are compared by {@link Operations#compare}; this is identity. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
