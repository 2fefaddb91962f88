package dev.hotspur.vm.value;

/** Goes over the items of an iterable for a builtin, charging for them as it goes. */
public final class Items {
  private static final int CHUNK = 256;

  private final CallContext context;
  private final IteratorValue iterator;
  private int uncharged;

  private Items(CallContext context, IteratorValue iterator) {
    this.context = context;
    this.iterator = iterator;
  }

  /**
   * Begins.
   *
   * @throws VmError a TypeError if the value is no iterable
   */
  public static Items of(CallContext context, Object iterable) {
    return new Items(context, Operations.iterator(iterable));
  }

  /** The next item, or {@link IteratorValue#END}. */
  public Object next() {
    Object item = iterator.next();
    uncharged++;
    if (uncharged == CHUNK || item == IteratorValue.END) {
      context.charge(uncharged);
      uncharged = 0;
    }
    return item;
  }

  /** All that is left, as a list. */
  public ListValue toList() {
    ListValue list = new ListValue();
    for (Object item = next(); item != IteratorValue.END; item = next()) {
      list.append(item);
    }
    return list;
  }
}
