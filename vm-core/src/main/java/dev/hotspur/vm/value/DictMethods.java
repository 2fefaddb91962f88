package dev.hotspur.vm.value;

import java.util.Map;
import java.util.Optional;

/** The methods of dicts. */
final class DictMethods {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.DICT)
          .add(Signature.none("dict.clear"), Effects.WRITES_SELF, DictMethods::clear)
          .add(Signature.none("dict.copy"), Effects.READS, DictMethods::copy)
          .add(Signature.positional("dict.get", 1, 2), Effects.READS, DictMethods::get)
          .add(Signature.none("dict.items"), Effects.READS, view(DictView.Kind.ITEMS))
          .add(Signature.none("dict.keys"), Effects.READS, view(DictView.Kind.KEYS))
          .add(Signature.positional("dict.pop", 1, 2), Effects.WRITES_SELF, DictMethods::pop)
          .add(Signature.none("dict.popitem"), Effects.WRITES_SELF, DictMethods::popItem)
          .add(
              Signature.positional("dict.setdefault", 1, 2),
              Effects.WRITES_SELF,
              DictMethods::setDefault)
          .add(Signature.collecting("dict.update", 0, 1), Effects.ANY, DictMethods::update)
          .add(Signature.none("dict.values"), Effects.READS, view(DictView.Kind.VALUES))
          .build();

  /** Is given no dict: {@code dict.fromkeys(...)} and {@code d.fromkeys(...)} are the same. */
  static final BuiltinValue FROM_KEYS =
      BuiltinValue.function(
          Signature.positional("dict.fromkeys", 1, 2), Effects.ANY, DictMethods::fromKeys);

  private DictMethods() {}

  private static DictValue self(Object[] arguments) {
    return (DictValue) arguments[0];
  }

  private static BuiltinValue.Body view(DictView.Kind kind) {
    return (context, arguments) -> new DictView(self(arguments), kind);
  }

  private static Object clear(CallContext context, Object[] arguments) {
    self(arguments).clear();
    return None.NONE;
  }

  private static Object copy(CallContext context, Object[] arguments) {
    context.charge(self(arguments).size());
    return self(arguments).copy();
  }

  private static Object get(CallContext context, Object[] arguments) {
    int at = self(arguments).find(arguments[1]);
    return at == DictValue.NO_ENTRY ? orNone(arguments[2]) : self(arguments).valueAt(at);
  }

  private static Object orNone(Object argument) {
    return argument == null ? None.NONE : argument;
  }

  private static Object pop(CallContext context, Object[] arguments) {
    DictValue dict = self(arguments);
    // As in CPython an empty dict does not even look whether the key can be hashed.
    Optional<Object> value = dict.size() == 0 ? Optional.empty() : dict.remove(arguments[1]);
    if (value.isEmpty() && arguments[2] == null) {
      throw VmError.key(arguments[1]);
    }
    return value.orElse(arguments[2]);
  }

  private static Object popItem(CallContext context, Object[] arguments) {
    DictValue dict = self(arguments);
    if (dict.size() == 0) {
      throw VmError.key(Str.of("popitem(): dictionary is empty"));
    }
    int last = dict.previous(Integer.MAX_VALUE);
    Object item = DictView.Kind.ITEMS.item(dict, last);
    dict.removeLast();
    return item;
  }

  private static Object setDefault(CallContext context, Object[] arguments) {
    DictValue dict = self(arguments);
    int at = dict.find(arguments[1]);
    if (at != DictValue.NO_ENTRY) {
      return dict.valueAt(at);
    }
    Object value = orNone(arguments[2]);
    dict.put(arguments[1], value);
    return value;
  }

  private static Object update(CallContext context, Object[] arguments) {
    if (arguments[1] != null) {
      Dicts.update(context, self(arguments), arguments[1]);
    }
    self(arguments).putAll((DictValue) arguments[2]);
    return None.NONE;
  }

  private static Object fromKeys(CallContext context, Object[] arguments) {
    DictValue dict = DictValue.empty();
    Object value = orNone(arguments[1]);
    Items keys = Items.of(context, arguments[0]);
    for (Object key = keys.next(); key != IteratorValue.END; key = keys.next()) {
      dict.put(key, value);
    }
    return dict;
  }
}
