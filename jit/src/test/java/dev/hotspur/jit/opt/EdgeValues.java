package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Values at which arithmetic goes wrong, if it does. */
final class EdgeValues {
  private static final long[] INTS = {
    0,
    1,
    -1,
    2,
    -2,
    3,
    7,
    -7,
    8,
    10,
    62,
    63,
    64,
    65,
    -8,
    1L << 31,
    (1L << 53) + 1,
    -(1L << 53) - 1,
    3037000500L,
    -3037000500L,
    1L << 62,
    -(1L << 62),
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE + 1,
    Long.MIN_VALUE
  };
  private static final double[] FLOATS = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    2.0,
    -2.0,
    0.5,
    3.0,
    -3.5,
    0.1,
    1e16,
    -1e-7,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    0x1p63,
    -0x1p-1022,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private EdgeValues() {}

  /** The constants of a type other than ref. */
  static List<Constant> of(Type type) {
    return switch (type) {
      case INT -> Arrays.stream(INTS).mapToObj(Constant::of).toList();
      case FLOAT -> Arrays.stream(FLOATS).mapToObj(Constant::of).toList();
      case BOOL -> Stream.of(true, false).map(Constant::of).toList();
      default -> throw new AssertionError(type);
    };
  }

  /** The value of a constant as {@link OpSemantics} has it. */
  static Object value(Constant constant) {
    return switch (constant.type()) {
      case INT -> BigInteger.valueOf(constant.asInt());
      case FLOAT -> constant.asFloat();
      case BOOL -> constant.asBool();
      default -> canonical(constant.asRef().value());
    };
  }

  /** An object as {@link OpSemantics} has it. */
  static Object canonical(Object value) {
    return value instanceof Long number ? BigInteger.valueOf(number) : value;
  }

  /** Whether compiled code can hold a value unboxed. */
  static boolean isRepresentable(Object value) {
    return !(value instanceof BigInteger number) || number.bitLength() < Long.SIZE;
  }

  /** The constant of a value. */
  static Constant constant(Object value) {
    if (value instanceof BigInteger number) {
      return Constant.of(number.longValueExact());
    }
    return value instanceof Boolean flag ? Constant.of(flag) : Constant.of((Double) value);
  }
}
