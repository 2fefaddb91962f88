package dev.hotspur.vm.value;

/** What {@code zip} gives: tuples of an item of each source, as long as all have one. */
final class ZipIterator extends ComposedIterator {
  private final boolean strict;

  ZipIterator(boolean strict, IteratorValue... sources) {
    super(sources);
    this.strict = strict;
  }

  @Override
  public Object next() {
    Object[] items = new Object[sources.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = sources[i].next();
      if (items[i] == END) {
        checkEnd(i);
        return END;
      }
    }
    return items.length == 0 ? END : TupleValue.wrap(items);
  }

  private void checkEnd(int ended) {
    if (strict && ended > 0) {
      throw unequal(ended, "shorter");
    }
    for (int i = 1; strict && i < sources.length; i++) {
      if (sources[i].next() != END) {
        throw unequal(i, "longer");
      }
    }
  }

  private static VmError unequal(int index, String what) {
    String others = index == 1 ? " 1" : "s 1-" + index;
    return VmError.valueError(
        "zip() argument %d is %s than argument%s".formatted(index + 1, what, others));
  }

  @Override
  public IteratorValue copy() {
    return new ZipIterator(strict, copies());
  }

  @Override
  TypeValue type() {
    return Types.ZIP;
  }
}
