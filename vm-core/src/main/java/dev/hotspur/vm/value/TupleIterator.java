package dev.hotspur.vm.value;

/** Iterates over a tuple. The fields are public because compiled code advances it. */
public final class TupleIterator extends IteratorValue {
  /** The tuple. */
  public final TupleValue tuple;

  /** The index of the next item. */
  public int index;

  /** Makes an iterator at the tuple's beginning. */
  public TupleIterator(TupleValue tuple) {
    this.tuple = tuple;
  }

  @Override
  public Object next() {
    return index < tuple.size() ? tuple.get(index++) : END;
  }

  @Override
  public IteratorValue copy() {
    TupleIterator copy = new TupleIterator(tuple);
    copy.index = index;
    return copy;
  }

  @Override
  TypeValue type() {
    return Types.TUPLE_ITERATOR;
  }
}
