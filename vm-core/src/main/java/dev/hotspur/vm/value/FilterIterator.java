package dev.hotspur.vm.value;

import java.util.List;

/**
 * What {@code filter} gives: the items for which a function is true, or that are true themselves if
 * it is None. It is called by the machine that made the iterator.
 */
final class FilterIterator extends ComposedIterator {
  private static final int CHUNK = 256;

  private final CallContext context;
  private final Object function;

  FilterIterator(CallContext context, Object function, IteratorValue source) {
    super(source);
    this.context = context;
    this.function = function;
  }

  @Override
  public Object next() {
    int passed = 0;
    for (Object item = sources[0].next(); item != END; item = sources[0].next()) {
      boolean wanted =
          (function == None.NONE || function == Types.BOOL)
              ? Comparing.truthy(item)
              : Comparing.truthy(context.call(function, List.of(item)));
      if (wanted) {
        return item;
      }
      if (++passed % CHUNK == 0) {
        context.charge(CHUNK);
      }
    }
    return END;
  }

  @Override
  public IteratorValue copy() {
    return new FilterIterator(context, function, copies()[0]);
  }

  @Override
  TypeValue type() {
    return Types.FILTER;
  }
}
