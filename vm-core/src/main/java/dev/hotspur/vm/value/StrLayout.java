package dev.hotspur.vm.value;

import java.util.Map;

/** Methods of strings that strip and pad. */
final class StrLayout {
  private StrLayout() {}

  static Map<String, BuiltinValue> table() {
    return new MethodTable(Types.STR)
        .add(
            Signature.positional("str.strip", 0, 1),
            Effects.PURE,
            (c, a) -> strip(c, a, "strip", true, true))
        .add(
            Signature.positional("str.lstrip", 0, 1),
            Effects.PURE,
            (c, a) -> strip(c, a, "lstrip", true, false))
        .add(
            Signature.positional("str.rstrip", 0, 1),
            Effects.PURE,
            (c, a) -> strip(c, a, "rstrip", false, true))
        .add(Signature.one("str.zfill"), Effects.PURE, StrLayout::zeroFill)
        .add(
            Signature.positional("str.ljust", 1, 2),
            Effects.PURE,
            (c, a) -> pad(c, a, (width, missing) -> 0))
        .add(
            Signature.positional("str.rjust", 1, 2),
            Effects.PURE,
            (c, a) -> pad(c, a, (width, missing) -> missing))
        .add(
            Signature.positional("str.center", 1, 2),
            Effects.PURE,
            (c, a) -> pad(c, a, (width, missing) -> missing / 2 + (missing & width & 1)))
        .build();
  }

  private static Object strip(
      CallContext context, Object[] arguments, String method, boolean front, boolean back) {
    String text = StrMethods.self(context, arguments);
    Object wanted = arguments[1];
    boolean spaces = wanted == null || wanted == None.NONE;
    if (!spaces && !(wanted instanceof Str)) {
      throw VmError.typeError(method + " arg must be None or str");
    }
    String set = spaces ? "" : ((Str) wanted).value();
    int start = 0;
    int end = text.length();
    while (front && start < end && strips(text.codePointAt(start), spaces, set)) {
      start += Character.charCount(text.codePointAt(start));
    }
    while (back && end > start && strips(text.codePointBefore(end), spaces, set)) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return Str.of(text.substring(start, end));
  }

  private static boolean strips(int point, boolean spaces, String set) {
    return spaces ? StrText.isSpace(point) : set.indexOf(point) >= 0;
  }

  /** How many of the missing characters come before the text. */
  @FunctionalInterface
  private interface Placement {
    long before(long width, long missing);
  }

  private static Object pad(CallContext context, Object[] arguments, Placement placement) {
    Str string = (Str) arguments[0];
    long width = Indices.toLong(arguments[1]);
    String fill = arguments[2] == null ? " " : fill(arguments[2]);
    long missing = width - string.length();
    if (missing <= 0) {
      return string;
    }
    checkWidth(width);
    context.charge(width);
    int before = (int) placement.before(width, missing);
    return Str.of(fill.repeat(before) + string.value() + fill.repeat((int) missing - before));
  }

  private static void checkWidth(long width) {
    if (width > ListValue.MAX_SIZE / 2) {
      throw VmError.memory();
    }
  }

  private static String fill(Object argument) {
    String text =
        argument instanceof Str string
            ? string.value()
            : StrMethods.text(argument, "The fill character must be a unicode character");
    if (((Str) argument).length() != 1) {
      throw VmError.typeError("The fill character must be exactly one character long");
    }
    return text;
  }

  private static Object zeroFill(CallContext context, Object[] arguments) {
    Str string = (Str) arguments[0];
    long width = Indices.toLong(arguments[1]);
    long missing = width - string.length();
    if (missing <= 0) {
      return string;
    }
    checkWidth(width);
    context.charge(width);
    String text = string.value();
    int sign = text.startsWith("+") || text.startsWith("-") ? 1 : 0;
    return Str.of(text.substring(0, sign) + "0".repeat((int) missing) + text.substring(sign));
  }
}
