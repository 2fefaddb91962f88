package dev.hotspur.vm.value;

import java.math.BigInteger;

/** Ints as indices and counts. */
public final class Indices {
  private Indices() {}

  /**
   * An argument that must be an int, such as those of {@code range}.
   *
   * @throws VmError a TypeError
   */
  public static BigInteger toInt(Object value) {
    if (!Arithmetic.isInt(value)) {
      throw VmError.typeError(
          "'" + TypeValue.of(value).name() + "' object cannot be interpreted as an integer");
    }
    return IntMath.toBig(value);
  }

  /**
   * An argument that must be an int of 64 bits.
   *
   * @throws VmError a TypeError, or an OverflowError
   */
  public static long toLong(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    BigInteger number = toInt(value);
    if (number.bitLength() >= Long.SIZE) {
      throw VmError.overflow("Python int too large to convert to C ssize_t");
    }
    return number.longValue();
  }

  /**
   * An int where a sequence's index may stand: an index far outside is cut to the nearest long.
   *
   * @throws VmError a TypeError
   */
  public static long clamp(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    if (!Arithmetic.isInt(value)) {
      throw VmError.typeError("slice indices must be integers or None or have an __index__ method");
    }
    BigInteger number = IntMath.toBig(value);
    if (number.bitLength() < Long.SIZE) {
      return number.longValue();
    }
    return number.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
  }

  /**
   * A bound of a slice as a position: counted from the end if negative, then cut to 0..size.
   *
   * @param bound the argument; null or None for {@code missing}
   */
  static int slice(Object bound, int size, int missing) {
    if (bound == null || bound == None.NONE) {
      return missing;
    }
    return within(clamp(bound), size);
  }

  /** A position counted from the end if negative, then cut to 0..size. */
  static int within(long position, int size) {
    long counted = position < 0 ? position + size : position;
    return (int) Math.max(0, Math.min(size, counted));
  }

  /** An index counted from the front, or -1 if it is outside of 0..size-1. */
  static int element(long index, int size) {
    long counted = index < 0 ? index + size : index;
    return counted >= 0 && counted < size ? (int) counted : -1;
  }
}
