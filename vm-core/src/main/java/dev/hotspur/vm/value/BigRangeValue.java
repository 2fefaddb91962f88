package dev.hotspur.vm.value;

import java.math.BigInteger;

/**
 * A range that does not fit a {@link RangeValue}. Made by {@link Ranges}.
 *
 * @param start the first item, if there is one
 * @param stop what the items stay before
 * @param step the distance between items; not zero
 */
public record BigRangeValue(BigInteger start, BigInteger stop, BigInteger step) {
  /** The number of items. */
  public BigInteger length() {
    BigInteger gap = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
    if (gap.signum() <= 0) {
      return BigInteger.ZERO;
    }
    return gap.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
  }

  /** The item at an index, or what would be there outside of 0 to length - 1. */
  public Object get(BigInteger index) {
    return IntMath.box(start.add(index.multiply(step)));
  }

  /** An iterator over the items. */
  public BigRangeIterator iterator() {
    return new BigRangeIterator(this, BigInteger.ZERO);
  }

  @Override
  public String toString() {
    return Operations.repr(this).value();
  }
}
