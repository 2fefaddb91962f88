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
   * An argument that must be a string.
   *
   * @param what how the complaint begins, for example {@code "replace() argument 1 must be str"}
   */
  static String text(Object argument, String what) {
    if (argument instanceof Str string) {
      return string.value();
    }
    String type = argument == None.NONE ? "None" : TypeValue.of(argument).name();
    throw VmError.typeError(what + ", not " + type);
  }

  static Str[] wrap(String... texts) {
    Str[] wrapped = new Str[texts.length];
    for (int i = 0; i < texts.length; i++) {
      wrapped[i] = Str.of(texts[i]);
    }
    return wrapped;
  }
}
