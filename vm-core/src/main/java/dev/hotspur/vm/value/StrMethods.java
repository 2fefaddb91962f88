package dev.hotspur.vm.value;

import java.util.HashMap;
import java.util.Map;

/** The methods of strings, written in one class a subject. */
final class StrMethods {
  static final Map<String, BuiltinValue> TABLE = table();

  private StrMethods() {}

  private static Map<String, BuiltinValue> table() {
    Map<String, BuiltinValue> all = new HashMap<>();
    all.putAll(StrSearch.table());
    all.putAll(StrSplit.table());
    all.putAll(StrCase.table());
    all.putAll(StrLayout.table());
    return Map.copyOf(all);
  }

  /** The object of a method call, whose length is charged. */
  static String self(CallContext context, Object[] arguments) {
    String text = ((Str) arguments[0]).value();
    context.charge(text.length());
    return text;
  }

  /**
   * A value that must be a string.
   *
   * @param what how the complaint begins, for example {@code "must be str"}
   */
  static String text(Object value, String what) {
    if (value instanceof Str string) {
      return string.value();
    }
    throw VmError.typeError(what + ", not " + TypeValue.of(value).name());
  }

  /** The same for a complaint that names the argument; CPython then calls None by its name. */
  static String argument(Object value, String what) {
    if (value == None.NONE) {
      throw VmError.typeError(what + " must be str, not None");
    }
    return text(value, what + " must be str");
  }

  static Str[] wrap(String... texts) {
    Str[] wrapped = new Str[texts.length];
    for (int i = 0; i < texts.length; i++) {
      wrapped[i] = Str.of(texts[i]);
    }
    return wrapped;
  }
}
