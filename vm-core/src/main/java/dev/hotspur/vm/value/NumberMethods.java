package dev.hotspur.vm.value;

import java.math.BigInteger;
import java.util.Map;

/** The methods of ints, bools and floats. */
final class NumberMethods {
  static final Map<String, BuiltinValue> INT_TABLE =
      new MethodTable(Types.INT)
          .add(Signature.none("int.bit_length"), Effects.PURE, NumberMethods::bitLength)
          .add(Signature.none("int.bit_count"), Effects.PURE, NumberMethods::bitCount)
          .build();

  static final Map<String, BuiltinValue> FLOAT_TABLE =
      new MethodTable(Types.FLOAT)
          .add(Signature.none("float.is_integer"), Effects.PURE, NumberMethods::isInteger)
          .build();

  private NumberMethods() {}

  private static Object bitLength(CallContext context, Object[] arguments) {
    return (long) magnitude(arguments[0]).bitLength();
  }

  private static Object bitCount(CallContext context, Object[] arguments) {
    return (long) magnitude(arguments[0]).bitCount();
  }

  private static BigInteger magnitude(Object number) {
    return IntMath.toBig(number).abs();
  }

  private static Object isInteger(CallContext context, Object[] arguments) {
    double number = (Double) arguments[0];
    return !Double.isInfinite(number) && number == Math.rint(number);
  }
}
