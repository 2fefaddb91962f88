package dev.hotspur.vm.value;

import java.util.Map;

/** The methods of tuples. */
final class TupleMethods {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.TUPLE)
          .add(Signature.one("tuple.count"), Effects.READS, TupleMethods::count)
          .add(Signature.positional("tuple.index", 1, 3), Effects.READS, TupleMethods::index)
          .build();

  private TupleMethods() {}

  private static Object count(CallContext context, Object[] arguments) {
    TupleValue tuple = (TupleValue) arguments[0];
    context.charge(tuple.size());
    long count = 0;
    for (Object item : tuple.items()) {
      count += Comparing.itemsEqual(item, arguments[1]) ? 1 : 0;
    }
    return count;
  }

  private static Object index(CallContext context, Object[] arguments) {
    TupleValue tuple = (TupleValue) arguments[0];
    int start = ListMethods.searchBound(arguments[2], tuple.size(), 0);
    int stop = ListMethods.searchBound(arguments[3], tuple.size(), tuple.size());
    for (int i = start; i < stop; i++) {
      if (Comparing.itemsEqual(tuple.get(i), arguments[1])) {
        context.charge(i - start);
        return (long) i;
      }
    }
    context.charge(tuple.size());
    throw VmError.valueError("tuple.index(x): x not in tuple");
  }
}
