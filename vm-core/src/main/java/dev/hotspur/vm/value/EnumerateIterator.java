package dev.hotspur.vm.value;

/** What {@code enumerate} gives: each item with its number. */
final class EnumerateIterator extends ComposedIterator {
  private Object number;

  EnumerateIterator(IteratorValue source, Object start) {
    super(source);
    this.number = start;
  }

  @Override
  public Object next() {
    Object item = sources[0].next();
    if (item == END) {
      return END;
    }
    Object pair = TupleValue.of(number, item);
    number = Arithmetic.binary(BinaryOperator.ADD, number, 1L);
    return pair;
  }

  @Override
  public IteratorValue copy() {
    return new EnumerateIterator(copies()[0], number);
  }

  @Override
  TypeValue type() {
    return Types.ENUMERATE;
  }
}
