package dev.hotspur.vm.value;

import java.util.List;

/**
 * What {@code iter(function, sentinel)} gives: results of calls, up to one that is the sentinel.
 */
final class CallIterator extends IteratorValue {
  private final CallContext context;
  private final Object function;
  private final Object sentinel;
  private boolean exhausted;

  CallIterator(CallContext context, Object function, Object sentinel) {
    this.context = context;
    this.function = function;
    this.sentinel = sentinel;
  }

  @Override
  public Object next() {
    if (exhausted) {
      return END;
    }
    Object result;
    try {
      result = context.call(function, List.of());
    } catch (VmError error) {
      exhausted = error.exception().type().isSubtypeOf(ExceptionTypes.STOP_ITERATION);
      if (exhausted) {
        return END;
      }
      throw error;
    }
    exhausted = Comparing.itemsEqual(sentinel, result);
    return exhausted ? END : result;
  }

  @Override
  public IteratorValue copy() {
    CallIterator copy = new CallIterator(context, function, sentinel);
    copy.exhausted = exhausted;
    return copy;
  }

  @Override
  TypeValue type() {
    return Types.CALLABLE_ITERATOR;
  }
}
