package dev.hotspur.vm.value;

/** Iterates over a list, a tuple or a string from the last item to the first. */
final class ReverseIterator extends IteratorValue {
  private final Object sequence;
  private long index;

  ReverseIterator(Object sequence) {
    this.sequence = sequence;
    this.index = Subscripts.length(sequence) - 1;
  }

  /** A list that has become too short for the next index ends the iteration. */
  @Override
  public Object next() {
    if (index < 0 || index >= Subscripts.length(sequence)) {
      index = -1;
      return END;
    }
    return Subscripts.getItem(sequence, index--);
  }

  @Override
  public IteratorValue copy() {
    ReverseIterator copy = new ReverseIterator(sequence);
    copy.index = index;
    return copy;
  }

  @Override
  TypeValue type() {
    return sequence instanceof ListValue ? Types.LIST_REVERSE_ITERATOR : Types.REVERSED;
  }
}
