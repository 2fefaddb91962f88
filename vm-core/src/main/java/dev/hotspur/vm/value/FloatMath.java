package dev.hotspur.vm.value;

/** Arithmetic of unboxed floats where Java's own operators do not do what CPython does. */
public final class FloatMath {
  private FloatMath() {}

  /**
   * {@code a / b}.
   *
   * @throws VmError a ZeroDivisionError
   */
  public static double divide(double a, double b) {
    if (b == 0.0) {
      throw VmError.zeroDivision("float division by zero");
    }
    return a / b;
  }

  /**
   * {@code a // b}, by way of the remainder, as {@code float_divmod} of CPython's floatobject.c.
   *
   * @throws VmError a ZeroDivisionError
   */
  public static double floorDiv(double a, double b) {
    if (b == 0.0) {
      throw VmError.zeroDivision("float floor division by zero");
    }
    double mod = a % b;
    double div = (a - mod) / b;
    if (mod != 0.0 && b < 0 != mod < 0) {
      div -= 1.0;
    }
    if (div == 0.0) {
      return StrictMath.copySign(0.0, a / b);
    }
    double floor = Math.floor(div);
    return div - floor > 0.5 ? floor + 1.0 : floor;
  }

  /**
   * {@code a % b}, with the sign of b, also when it is zero.
   *
   * @throws VmError a ZeroDivisionError
   */
  public static double floorMod(double a, double b) {
    if (b == 0.0) {
      throw VmError.zeroDivision("float modulo");
    }
    double mod = a % b;
    if (mod == 0.0) {
      return StrictMath.copySign(0.0, b);
    }
    return b < 0 != mod < 0 ? mod + b : mod;
  }

  /**
   * {@code a ** b}. Where CPython answers with a complex number, which this machine does not have
   * (a negative base with a fractional exponent), it is a ValueError.
   *
   * @throws VmError a ZeroDivisionError for a negative power of zero, an OverflowError, a
   *     ValueError
   */
  public static double pow(double a, double b) {
    if (b == 0.0 || a == 1.0) {
      return 1.0;
    }
    if (Double.isNaN(a) || Double.isNaN(b)) {
      return Double.NaN;
    }
    if (Double.isInfinite(b)) {
      double size = Math.abs(a);
      return size == 1.0 ? 1.0 : b > 0 == size > 1.0 ? Double.POSITIVE_INFINITY : 0.0;
    }
    if (Double.isInfinite(a)) {
      return Math.pow(a, b);
    }
    if (a == 0.0) {
      if (b < 0.0) {
        throw VmError.zeroDivision("0.0 cannot be raised to a negative power");
      }
      return Math.pow(a, b);
    }
    if (a < 0.0 && b != Math.rint(b)) {
      throw VmError.valueError(
          "negative number cannot be raised to a fractional power: complex numbers are not there");
    }
    double result = Math.pow(a, b);
    if (Double.isInfinite(result)) {
      throw new VmError(
          new ExceptionValue(
              ExceptionTypes.OVERFLOW_ERROR,
              TupleValue.of(34L, Str.of("Numerical result out of range"))));
    }
    return result;
  }
}
