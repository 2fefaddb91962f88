package dev.hotspur.vm.value;

import java.util.Map;

/** Methods of strings that look for a part, and that replace it. */
final class StrSearch {
  private StrSearch() {}

  static Map<String, BuiltinValue> table() {
    return new MethodTable(Types.STR)
        .add(Signature.parsed("str.find", 1, 3), Effects.PURE, (c, a) -> find(c, a, false))
        .add(Signature.parsed("str.rfind", 1, 3), Effects.PURE, (c, a) -> find(c, a, true))
        .add(Signature.parsed("str.index", 1, 3), Effects.PURE, (c, a) -> index(c, a, false))
        .add(Signature.parsed("str.rindex", 1, 3), Effects.PURE, (c, a) -> index(c, a, true))
        .add(Signature.parsed("str.count", 1, 3), Effects.PURE, StrSearch::count)
        .add(
            Signature.parsed("str.startswith", 1, 3),
            Effects.PURE,
            (c, a) -> affix(c, a, "startswith"))
        .add(
            Signature.parsed("str.endswith", 1, 3), Effects.PURE, (c, a) -> affix(c, a, "endswith"))
        .add(Signature.positional("str.replace", 2, 3), Effects.PURE, StrSearch::replace)
        .add(Signature.one("str.removeprefix"), Effects.PURE, StrSearch::removePrefix)
        .add(Signature.one("str.removesuffix"), Effects.PURE, StrSearch::removeSuffix)
        .build();
  }

  /** The part of a string to search: Java offsets; empty is whether start lies behind the end. */
  private record Window(int from, int to, boolean empty) {}

  private static Window window(Str string, Object start, Object stop) {
    int size = string.length();
    long first = start == null || start == None.NONE ? 0 : Indices.clamp(start);
    first = first < 0 ? Math.max(0, first + size) : first;
    int last = Indices.slice(stop, size, size);
    if (first > last) {
      return new Window(0, 0, true);
    }
    String text = string.value();
    boolean plain = size == text.length();
    int from = plain ? (int) first : text.offsetByCodePoints(0, (int) first);
    int to = plain ? last : text.offsetByCodePoints(from, (int) (last - first));
    return new Window(from, to, false);
  }

  private static Object find(CallContext context, Object[] arguments, boolean last) {
    String text = StrMethods.self(context, arguments);
    Window window = window((Str) arguments[0], arguments[2], arguments[3]);
    String part = StrMethods.text(arguments[1], "must be str");
    if (window.empty) {
      return -1L;
    }
    String searched = text.substring(window.from, window.to);
    int at = last ? searched.lastIndexOf(part) : searched.indexOf(part);
    return at < 0 ? -1L : (long) text.codePointCount(0, window.from + at);
  }

  private static Object index(CallContext context, Object[] arguments, boolean last) {
    Object found = find(context, arguments, last);
    if ((Long) found < 0) {
      throw VmError.valueError("substring not found");
    }
    return found;
  }

  private static Object count(CallContext context, Object[] arguments) {
    String text = StrMethods.self(context, arguments);
    Window window = window((Str) arguments[0], arguments[2], arguments[3]);
    String part = StrMethods.text(arguments[1], "must be str");
    if (window.empty) {
      return 0L;
    }
    String searched = text.substring(window.from, window.to);
    if (part.isEmpty()) {
      return searched.codePointCount(0, searched.length()) + 1L;
    }
    long count = 0;
    for (int at = searched.indexOf(part);
        at >= 0;
        at = searched.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static Object affix(CallContext context, Object[] arguments, String method) {
    Str string = (Str) arguments[0];
    Object wanted = arguments[1];
    Object[] affixes = wanted instanceof TupleValue tuple ? tuple.items() : new Object[] {wanted};
    Window window = window(string, arguments[2], arguments[3]);
    String searched = string.value().substring(window.from, window.to);
    for (Object affix : affixes) {
      if (!(affix instanceof Str part)) {
        String complaint =
            wanted instanceof TupleValue
                ? "tuple for " + method + " must only contain str, not "
                : method + " first arg must be str or a tuple of str, not ";
        throw VmError.typeError(complaint + TypeValue.of(affix).name());
      }
      context.charge(part.value().length());
      boolean matches =
          method.equals("startswith")
              ? searched.startsWith(part.value())
              : searched.endsWith(part.value());
      if (matches && !window.empty) {
        return true;
      }
    }
    return false;
  }

  private static Object replace(CallContext context, Object[] arguments) {
    String text = StrMethods.self(context, arguments);
    String old = StrMethods.argument(arguments[1], "replace() argument 1");
    String put = StrMethods.argument(arguments[2], "replace() argument 2");
    long limit = arguments[3] == null ? -1 : Indices.toLong(arguments[3]);
    long left = limit < 0 ? Long.MAX_VALUE : limit;
    StringBuilder out = new StringBuilder();
    int from = 0;
    if (old.isEmpty()) {
      while (left > 0) {
        out.append(put);
        left--;
        if (from == text.length()) {
          return charged(context, out);
        }
        int next = from + Character.charCount(text.codePointAt(from));
        out.append(text, from, next);
        from = next;
      }
      return charged(context, out.append(text, from, text.length()));
    }
    for (int at = text.indexOf(old); at >= 0 && left > 0; at = text.indexOf(old, from)) {
      out.append(text, from, at).append(put);
      from = at + old.length();
      left--;
    }
    return charged(context, out.append(text, from, text.length()));
  }

  private static Str charged(CallContext context, StringBuilder out) {
    context.charge(out.length());
    return Str.of(out.toString());
  }

  private static Object removePrefix(CallContext context, Object[] arguments) {
    String text = StrMethods.self(context, arguments);
    String part = StrMethods.argument(arguments[1], "removeprefix() argument");
    return text.startsWith(part) ? Str.of(text.substring(part.length())) : arguments[0];
  }

  private static Object removeSuffix(CallContext context, Object[] arguments) {
    String text = StrMethods.self(context, arguments);
    String part = StrMethods.argument(arguments[1], "removesuffix() argument");
    return text.endsWith(part)
        ? Str.of(text.substring(0, text.length() - part.length()))
        : arguments[0];
  }
}
