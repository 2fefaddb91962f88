package dev.hotspur.vm.value;

import java.util.Map;

/** The methods of lists. */
final class ListMethods {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.LIST)
          .add(
              Intrinsic.LIST_APPEND,
              Signature.one("list.append"),
              Effects.WRITES_SELF,
              ListMethods::append)
          .add(Signature.none("list.clear"), Effects.WRITES_SELF, ListMethods::clear)
          .add(Signature.none("list.copy"), Effects.READS, ListMethods::copy)
          .add(Signature.one("list.count"), Effects.READS, ListMethods::count)
          .add(Signature.one("list.extend"), Effects.WRITES_SELF, ListMethods::extend)
          .add(Signature.positional("list.index", 1, 3), Effects.READS, ListMethods::index)
          .add(Signature.positional("list.insert", 2, 2), Effects.WRITES_SELF, ListMethods::insert)
          .add(
              Intrinsic.LIST_POP,
              Signature.positional("list.pop", 0, 1),
              Effects.WRITES_SELF,
              ListMethods::pop)
          .add(Signature.one("list.remove"), Effects.WRITES_SELF, ListMethods::remove)
          .add(Signature.none("list.reverse"), Effects.WRITES_SELF, ListMethods::reverse)
          .add(Signature.named("list.sort", 0, 0, "key", "reverse"), Effects.ANY, ListMethods::sort)
          .build();

  private ListMethods() {}

  private static ListValue self(Object[] arguments) {
    return (ListValue) arguments[0];
  }

  private static Object append(CallContext context, Object[] arguments) {
    self(arguments).append(arguments[1]);
    return None.NONE;
  }

  private static Object clear(CallContext context, Object[] arguments) {
    self(arguments).clear();
    return None.NONE;
  }

  private static Object copy(CallContext context, Object[] arguments) {
    context.charge(self(arguments).size);
    return self(arguments).copy();
  }

  private static Object count(CallContext context, Object[] arguments) {
    ListValue list = self(arguments);
    context.charge(list.size);
    long count = 0;
    for (int i = 0; i < list.size; i++) {
      count += Comparing.itemsEqual(list.get(i), arguments[1]) ? 1 : 0;
    }
    return count;
  }

  private static Object extend(CallContext context, Object[] arguments) {
    ListValue list = self(arguments);
    if (arguments[1] instanceof ListValue other) {
      context.charge(other.size);
      list.addAll(other);
      return None.NONE;
    }
    Items items = Items.of(context, arguments[1]);
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      list.append(item);
    }
    return None.NONE;
  }

  /** A bound of a search: an int far outside is cut, as in a slice. */
  static int searchBound(Object bound, int size, int missing) {
    if (bound == null) {
      return missing;
    }
    if (!Arithmetic.isInt(bound)) {
      throw VmError.typeError("slice indices must be integers or have an __index__ method");
    }
    return Indices.within(Indices.clamp(bound), size);
  }

  private static Object index(CallContext context, Object[] arguments) {
    ListValue list = self(arguments);
    int start = searchBound(arguments[2], list.size, 0);
    int stop = searchBound(arguments[3], list.size, list.size);
    for (int i = start; i < stop; i++) {
      if (Comparing.itemsEqual(list.get(i), arguments[1])) {
        context.charge(i - start);
        return (long) i;
      }
    }
    context.charge(list.size);
    throw VmError.valueError(Representation.repr(arguments[1]) + " is not in list");
  }

  private static Object insert(CallContext context, Object[] arguments) {
    ListValue list = self(arguments);
    int index = Indices.within(Indices.toLong(arguments[1]), list.size);
    context.charge(list.size - index);
    list.insert(index, arguments[2]);
    return None.NONE;
  }

  private static Object pop(CallContext context, Object[] arguments) {
    ListValue list = self(arguments);
    long wanted = arguments[1] == null ? -1 : Indices.toLong(arguments[1]);
    if (list.size == 0) {
      throw VmError.index("pop from empty list");
    }
    int index = Indices.element(wanted, list.size);
    if (index < 0) {
      throw VmError.index("pop index out of range");
    }
    context.charge(list.size - 1 - index);
    return list.pop(index);
  }

  private static Object remove(CallContext context, Object[] arguments) {
    ListValue list = self(arguments);
    context.charge(list.size);
    int index = Subscripts.indexOf(list, arguments[1]);
    if (index < 0) {
      throw VmError.valueError("list.remove(x): x not in list");
    }
    list.pop(index);
    return None.NONE;
  }

  private static Object reverse(CallContext context, Object[] arguments) {
    context.charge(self(arguments).size);
    self(arguments).reverse();
    return None.NONE;
  }

  private static Object sort(CallContext context, Object[] arguments) {
    Object key = arguments[1] == null ? None.NONE : arguments[1];
    boolean reverse = arguments[2] != null && Sorting.flag(arguments[2]);
    Sorting.sort(context, self(arguments), key, reverse);
    return None.NONE;
  }
}
