package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.Map;

/** The methods of ranges. */
final class RangeMethods {
  static final Map<String, BuiltinValue> TABLE =
      new MethodTable(Types.RANGE)
          .add(Signature.one("range.count"), Effects.PURE, RangeMethods::count)
          .add(Signature.one("range.index"), Effects.PURE, RangeMethods::index)
          .build();

  private RangeMethods() {}

  private static Object count(CallContext context, Object[] arguments) {
    return Operations.contains(arguments[1], arguments[0]) ? 1L : 0L;
  }

  private static Object index(CallContext context, Object[] arguments) {
    if (!Operations.contains(arguments[1], arguments[0])) {
      throw VmError.valueError(
          Arithmetic.isInt(arguments[1])
              ? Representation.repr(arguments[1]) + " is not in range"
              : "sequence.index(x): x not in sequence");
    }
    Object item =
        arguments[1] instanceof Double number ? Constructors.truncate(number) : arguments[1];
    BigInteger index = Ranges.indexOf(arguments[0], IntMath.toBig(item));
    return IntMath.box(index);
  }
}
