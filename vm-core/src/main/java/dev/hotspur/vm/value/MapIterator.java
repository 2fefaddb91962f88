package dev.hotspur.vm.value;

import java.util.Arrays;

/**
 * What {@code map} gives: the results of a function. It is called by the machine that made the
 * iterator.
 */
final class MapIterator extends ComposedIterator {
  private final CallContext context;
  private final Object function;

  MapIterator(CallContext context, Object function, IteratorValue... sources) {
    super(sources);
    this.context = context;
    this.function = function;
  }

  @Override
  public Object next() {
    Object[] arguments = new Object[sources.length];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = sources[i].next();
      if (arguments[i] == END) {
        return END;
      }
    }
    return context.call(function, Arrays.asList(arguments));
  }

  @Override
  public IteratorValue copy() {
    return new MapIterator(context, function, copies());
  }

  @Override
  TypeValue type() {
    return Types.MAP;
  }
}
