package dev.hotspur.vm.value;

/** Numbers as arguments of builtins. */
public final class Numbers {
  private Numbers() {}

  /** Whether a value is an int or a bool. */
  public static boolean isInt(Object value) {
    return Arithmetic.isInt(value);
  }

  /**
   * An int, a bool or a float as the nearest float.
   *
   * @throws VmError a TypeError for anything else, an OverflowError for an int beyond all floats
   */
  public static double toReal(Object value) {
    if (value instanceof Double number) {
      return number;
    } else if (!Arithmetic.isInt(value)) {
      throw VmError.typeError("must be real number, not " + TypeValue.of(value).name());
    }
    return Arithmetic.toDouble(value);
  }

  /**
   * A float without its fraction, as an int.
   *
   * @throws VmError a ValueError for NaN, an OverflowError for an infinity
   */
  public static Object truncate(double value) {
    return Constructors.truncate(value);
  }

  /** A bool as an int; anything else as it is. */
  public static Object plainInt(Object value) {
    return value instanceof Boolean flag ? (Object) (flag ? 1L : 0L) : value;
  }
}
