package dev.hotspur.vm.value;

/**
 * Iterates over a list by index. It sees items that are appended meanwhile, as in CPython; once
 * exhausted it stays so. The fields are public because interpreter and compiled code advance it.
 */
public final class ListIterator extends IteratorValue {
  /** The index of an exhausted iterator. */
  public static final int EXHAUSTED = Integer.MAX_VALUE;

  /** The list. */
  public final ListValue list;

  /** The index of the next item, or {@link #EXHAUSTED}. */
  public int index;

  /** Makes an iterator at the list's beginning. */
  public ListIterator(ListValue list) {
    this.list = list;
  }

  @Override
  public Object next() {
    if (index < list.size) {
      return list.get(index++);
    }
    index = EXHAUSTED;
    return END;
  }

  @Override
  public IteratorValue copy() {
    ListIterator copy = new ListIterator(list);
    copy.index = index;
    return copy;
  }

  @Override
  TypeValue type() {
    return Types.LIST_ITERATOR;
  }
}
