package dev.hotspur.vm.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** What calling a built-in type does. */
final class Constructors {
  private static final Signature TYPE = Signature.positional("type", 1, 1);
  private static final Signature INT = Signature.named("int", 0, 2, "", "base");
  private static final Signature BOOL = Signature.positional("bool", 0, 1);
  private static final Signature FLOAT = Signature.positional("float", 0, 1);
  private static final Signature STR = Signature.named("str", 0, 3, "object", "encoding", "errors");
  private static final Signature LIST = Signature.positional("list", 0, 1);
  private static final Signature TUPLE = Signature.positional("tuple", 0, 1);
  private static final Signature RANGE = Signature.positional("range", 1, 3);
  private static final Signature SLICE = Signature.positional("slice", 1, 3);
  private static final Signature NONE = Signature.none("NoneType");

  private Constructors() {}

  static Object makeType(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    if (arguments.size() != 1) {
      throw VmError.typeError("type() takes 1 or 3 arguments");
    }
    return TypeValue.of(TYPE.bind(arguments, keywords, 0)[0]);
  }

  static Object makeInt(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = INT.bind(arguments, keywords, 0);
    Object value = bound[0];
    Object base = bound[1];
    if (value == null) {
      if (base != null) {
        throw VmError.typeError("int() missing string argument");
      }
      return 0L;
    }
    if (base == null) {
      return toInt(context, value);
    }
    BigInteger radix = Indices.toInt(base);
    boolean valid =
        radix.signum() == 0
            || (radix.bitLength() < 8 && radix.intValue() >= 2 && radix.intValue() <= 36);
    if (!valid) {
      throw VmError.valueError("int() base must be >= 2 and <= 36, or 0");
    }
    if (!(value instanceof Str text)) {
      throw VmError.typeError("int() can't convert non-string with explicit base");
    }
    context.charge(text.value().length());
    return NumberText.parseInt(text.value(), radix.intValue());
  }

  private static Object toInt(CallContext context, Object value) {
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    } else if (Arithmetic.isInt(value)) {
      return value;
    } else if (value instanceof Double number) {
      return truncate(number);
    } else if (value instanceof Str text) {
      context.charge(text.value().length());
      return NumberText.parseInt(text.value(), 10);
    }
    throw VmError.typeError(
        "int() argument must be a string, a bytes-like object or a real number, not '"
            + TypeValue.of(value).name()
            + "'");
  }

  /** A float rounded towards zero to an int. */
  static Object truncate(double number) {
    if (Math.abs(number) < 0x1p63) {
      return (long) number;
    } else if (Double.isNaN(number)) {
      throw VmError.valueError("cannot convert float NaN to integer");
    } else if (Double.isInfinite(number)) {
      throw VmError.overflow("cannot convert float infinity to integer");
    }
    return IntMath.box(new BigDecimal(number).toBigInteger());
  }

  static Object makeBool(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object value = BOOL.bind(arguments, keywords, 0)[0];
    return value != null && Operations.truthy(value);
  }

  static Object makeFloat(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object value = FLOAT.bind(arguments, keywords, 0)[0];
    if (value == null) {
      return 0.0;
    } else if (Arithmetic.isNumber(value)) {
      return Arithmetic.toDouble(value);
    } else if (value instanceof Str text) {
      context.charge(text.value().length());
      return NumberText.parseFloat(text.value());
    }
    throw VmError.typeError(
        "float() argument must be a string or a real number, not '"
            + TypeValue.of(value).name()
            + "'");
  }

  static Object makeStr(CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = STR.bind(arguments, keywords, 0);
    for (int i = 1; i < bound.length; i++) {
      if (bound[i] != null) {
        StrMethods.argument(bound[i], "str() argument '" + (i == 1 ? "encoding" : "errors") + "'");
      }
    }
    boolean decodes = bound[1] != null || bound[2] != null;
    if (!decodes) {
      return bound[0] == null ? Str.of("") : Texts.str(context, bound[0]);
    } else if (bound[0] == null) {
      return Str.of("");
    }
    throw VmError.typeError(
        bound[0] instanceof Str
            ? "decoding str is not supported"
            : "decoding to str: need a bytes-like object, "
                + TypeValue.of(bound[0]).name()
                + " found");
  }

  static Object makeList(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object iterable = LIST.bind(arguments, keywords, 0)[0];
    if (iterable == null) {
      return new ListValue();
    } else if (iterable instanceof ListValue list) {
      context.charge(list.size);
      return list.copy();
    }
    return Items.of(context, iterable).toList();
  }

  static Object makeTuple(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object iterable = TUPLE.bind(arguments, keywords, 0)[0];
    if (iterable == null) {
      return TupleValue.EMPTY;
    } else if (iterable instanceof TupleValue) {
      return iterable;
    }
    return TupleValue.wrap(Items.of(context, iterable).toList().toArray());
  }

  static Object makeRange(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = RANGE.bind(arguments, keywords, 0);
    boolean stopOnly = bound[1] == null;
    Object start = stopOnly ? (Object) 0L : bound[0];
    Object stop = stopOnly ? bound[0] : bound[1];
    Object step = bound[2] == null ? (Object) 1L : bound[2];
    if (start instanceof Long x && stop instanceof Long y && step instanceof Long z) {
      return Ranges.of(x, y, z);
    }
    return Ranges.of(Indices.toInt(start), Indices.toInt(stop), Indices.toInt(step));
  }

  static Object makeSlice(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    Object[] bound = SLICE.bind(arguments, keywords, 0);
    boolean stopOnly = bound[1] == null;
    return new SliceValue(
        stopOnly ? None.NONE : bound[0],
        stopOnly ? bound[0] : bound[1],
        bound[2] == null ? None.NONE : bound[2]);
  }

  static Object makeNone(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    NONE.bind(arguments, keywords, 0);
    return None.NONE;
  }
}
