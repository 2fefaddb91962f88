package dev.hotspur.vm.value;

import java.util.Map;

/** Methods of strings that take apart and put together. */
final class StrSplit {
  private StrSplit() {}

  static Map<String, BuiltinValue> table() {
    return new MethodTable(Types.STR)
        .add(Signature.one("str.join"), Effects.READS, StrSplit::join)
        .add(
            Signature.named("str.split", 0, 2, "sep", "maxsplit"),
            Effects.PURE,
            (c, a) -> split(c, a, false))
        .add(
            Signature.named("str.rsplit", 0, 2, "sep", "maxsplit"),
            Effects.PURE,
            (c, a) -> split(c, a, true))
        .add(
            Signature.named("str.splitlines", 0, 1, "keepends"), Effects.PURE, StrSplit::splitLines)
        .add(Signature.one("str.partition"), Effects.PURE, (c, a) -> partition(c, a, false))
        .add(Signature.one("str.rpartition"), Effects.PURE, (c, a) -> partition(c, a, true))
        .build();
  }

  private static Object join(CallContext context, Object[] arguments) {
    String separator = ((Str) arguments[0]).value();
    Items items;
    try {
      items = Items.of(context, arguments[1]);
    } catch (VmError notIterable) {
      throw VmError.typeError("can only join an iterable");
    }
    StringBuilder out = new StringBuilder();
    int index = 0;
    for (Object item = items.next(); item != IteratorValue.END; item = items.next()) {
      if (!(item instanceof Str part)) {
        throw VmError.typeError(
            "sequence item %d: expected str instance, %s found"
                .formatted(index, TypeValue.of(item).name()));
      }
      out.append(index == 0 ? "" : separator).append(part.value());
      index++;
    }
    context.charge(out.length());
    return Str.of(out.toString());
  }

  private static Object split(CallContext context, Object[] arguments, boolean fromRight) {
    String text = StrMethods.self(context, arguments);
    Object separator = arguments[1] == null ? None.NONE : arguments[1];
    long limit = arguments[2] == null ? -1 : Indices.toLong(arguments[2]);
    long left = limit < 0 ? Long.MAX_VALUE : limit;
    ListValue parts = new ListValue();
    if (separator == None.NONE) {
      if (fromRight) {
        splitSpaceFromRight(text, left, parts);
      } else {
        splitSpace(text, left, parts);
      }
    } else {
      String wanted = StrMethods.text(separator, "must be str or None");
      if (wanted.isEmpty()) {
        throw VmError.valueError("empty separator");
      }
      if (fromRight) {
        splitFromRight(text, wanted, left, parts);
      } else {
        split(text, wanted, left, parts);
      }
    }
    if (fromRight) {
      parts.reverse();
    }
    return parts;
  }

  private static void split(String text, String separator, long limit, ListValue parts) {
    int from = 0;
    for (long left = limit; left > 0; left--) {
      int at = text.indexOf(separator, from);
      if (at < 0) {
        break;
      }
      parts.append(Str.of(text.substring(from, at)));
      from = at + separator.length();
    }
    parts.append(Str.of(text.substring(from)));
  }

  /** Adds the parts from the last to the first. */
  private static void splitFromRight(String text, String separator, long limit, ListValue parts) {
    int to = text.length();
    for (long left = limit; left > 0; left--) {
      int at = text.lastIndexOf(separator, to - separator.length());
      if (at < 0 || to < separator.length()) {
        break;
      }
      parts.append(Str.of(text.substring(at + separator.length(), to)));
      to = at;
    }
    parts.append(Str.of(text.substring(0, to)));
  }

  // White space lies in the basic plane, so that units may be looked at instead of code points.

  private static void splitSpace(String text, long limit, ListValue parts) {
    int from = skipSpace(text, 0);
    for (long left = limit; from < text.length(); left--) {
      if (left == 0) {
        parts.append(Str.of(text.substring(from)));
        return;
      }
      int to = from;
      while (to < text.length() && !StrText.isSpace(text.charAt(to))) {
        to++;
      }
      parts.append(Str.of(text.substring(from, to)));
      from = skipSpace(text, to);
    }
  }

  private static int skipSpace(String text, int start) {
    int at = start;
    while (at < text.length() && StrText.isSpace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static void splitSpaceFromRight(String text, long limit, ListValue parts) {
    int to = skipSpaceBack(text, text.length());
    for (long left = limit; to > 0; left--) {
      if (left == 0) {
        parts.append(Str.of(text.substring(0, to)));
        return;
      }
      int from = to;
      while (from > 0 && !StrText.isSpace(text.charAt(from - 1))) {
        from--;
      }
      parts.append(Str.of(text.substring(from, to)));
      to = skipSpaceBack(text, from);
    }
  }

  private static int skipSpaceBack(String text, int end) {
    int at = end;
    while (at > 0 && StrText.isSpace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static Object splitLines(CallContext context, Object[] arguments) {
    String text = StrMethods.self(context, arguments);
    boolean keep = arguments[1] != null && Sorting.flag(arguments[1]);
    ListValue lines = new ListValue();
    int from = 0;
    while (from < text.length()) {
      int end = from;
      while (end < text.length() && !isLineEnd(text.charAt(end))) {
        end++;
      }
      int next = end + (text.startsWith("\r\n", end) ? 2 : end < text.length() ? 1 : 0);
      lines.append(Str.of(text.substring(from, keep ? next : end)));
      from = next;
    }
    return lines;
  }

  private static boolean isLineEnd(char unit) {
    return (unit >= '\n' && unit <= '\r')
        || (unit >= 0x1C && unit <= 0x1E)
        || unit == 0x85
        || unit == 0x2028
        || unit == 0x2029;
  }

  private static Object partition(CallContext context, Object[] arguments, boolean last) {
    String text = StrMethods.self(context, arguments);
    String separator = StrMethods.text(arguments[1], "must be str");
    if (separator.isEmpty()) {
      throw VmError.valueError("empty separator");
    }
    int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) {
      return last
          ? TupleValue.of((Object[]) StrMethods.wrap("", "", text))
          : TupleValue.of((Object[]) StrMethods.wrap(text, "", ""));
    }
    String after = text.substring(at + separator.length());
    return TupleValue.of((Object[]) StrMethods.wrap(text.substring(0, at), separator, after));
  }
}
