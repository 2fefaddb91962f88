package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;

/** Makes dicts, and puts what other values hold into them. */
final class Dicts {
  private static final Signature DICT = Signature.collecting("dict", 0, 1);
  private static final int PAIR = 2;

  private Dicts() {}

  /** Calls the type: {@code dict({1: 2}, a=3)}. */
  static Object make(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = DICT.bind(arguments, keywords, 0);
    DictValue keywordEntries = (DictValue) bound[1];
    if (bound[0] == null) {
      return keywordEntries;
    }
    DictValue dict = DictValue.empty();
    update(context, dict, bound[0]);
    dict.putAll(keywordEntries);
    return dict;
  }

  /** Puts the entries of a dict or the pairs of an iterable, charging for them. */
  static void update(CallContext context, DictValue dict, Object source) {
    if (source instanceof DictValue other) {
      context.charge(other.size());
      dict.putAll(other);
      return;
    }
    Items items = Items.of(context, source);
    int number = 0;
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      putPair(dict, item, number++);
    }
  }

  /** Puts the entries of a dict or the pairs of an iterable. */
  static void update(DictValue dict, Object source) {
    if (source instanceof DictValue other) {
      dict.putAll(other);
      return;
    }
    IteratorValue items = Iteration.iterator(source);
    int number = 0;
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      putPair(dict, item, number++);
    }
  }

  private static void putPair(DictValue dict, Object item, int number) {
    if (!Iteration.isIterable(item)) {
      throw VmError.typeError(
          "cannot convert dictionary update sequence element #" + number + " to a sequence");
    }
    ListValue pair = new ListValue();
    Iteration.extend(pair, item);
    if (pair.size() != PAIR) {
      throw VmError.valueError(
          "dictionary update sequence element #%d has length %d; 2 is required"
              .formatted(number, pair.size()));
    }
    dict.put(pair.get(0), pair.get(1));
  }

  /** The dict that an instruction changes; only a program in assembly can have another there. */
  static DictValue target(String instruction, Object value) {
    if (value instanceof DictValue dict) {
      return dict;
    }
    throw VmError.typeError(instruction + " needs a dict, not " + Representation.repr(value));
  }

  /**
   * The entries of a {@code **} operand in a dict display.
   *
   * @throws VmError a TypeError if it is no mapping
   */
  static void display(DictValue dict, Object source) {
    if (!(source instanceof DictValue other)) {
      throw VmError.typeError("'" + TypeValue.of(source).name() + "' object is not a mapping");
    }
    dict.putAll(other);
  }

  /**
   * The entries of a {@code **} operand in a call of a function.
   *
   * @throws VmError a TypeError if it is no mapping, or if a key is there already
   */
  static void merge(DictValue dict, Object source, Object callee) {
    if (!(source instanceof DictValue other)) {
      throw VmError.typeError(
          "%s argument after ** must be a mapping, not %s"
              .formatted(Callees.describe(callee), TypeValue.of(source).name()));
    }
    for (int at = other.next(0); at != DictValue.NO_ENTRY; at = other.next(at + 1)) {
      if (dict.find(other.keyAt(at)) != DictValue.NO_ENTRY) {
        throw VmError.typeError(
            "%s got multiple values for keyword argument '%s'"
                .formatted(Callees.describe(callee), Representation.str(other.keyAt(at))));
      }
      dict.put(other.keyAt(at), other.valueAt(at));
    }
  }
}
