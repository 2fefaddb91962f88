package dev.hotspur.vm.value;

import java.math.BigInteger;

/** Iterates over a {@link BigRangeValue}. */
public final class BigRangeIterator extends IteratorValue {
  private final BigRangeValue range;
  private final BigInteger length;
  private BigInteger index;

  BigRangeIterator(BigRangeValue range, BigInteger index) {
    this.range = range;
    this.length = range.length();
    this.index = index;
  }

  @Override
  public Object next() {
    if (index.equals(length)) {
      return END;
    }
    Object item = range.get(index);
    index = index.add(BigInteger.ONE);
    return item;
  }

  @Override
  public IteratorValue copy() {
    return new BigRangeIterator(range, index);
  }

  @Override
  TypeValue type() {
    return Types.LONG_RANGE_ITERATOR;
  }
}
