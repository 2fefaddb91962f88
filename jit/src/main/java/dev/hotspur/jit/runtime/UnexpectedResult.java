package dev.hotspur.jit.runtime;

/** Carries a function's result that is not of the type that compiled callers expect. */
public final class UnexpectedResult extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Object value;

  /** Makes one without a stack trace, which would cost a hundred times as much. */
  public UnexpectedResult(Object value) {
    super("", null, false, false);
    this.value = value;
  }

  /** The result. */
  public Object value() {
    return value;
  }

  /** The int in a result. */
  public static long toInt(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    throw new UnexpectedResult(value);
  }

  /** The float in a result. */
  public static double toFloat(Object value) {
    if (value instanceof Double number) {
      return number;
    }
    throw new UnexpectedResult(value);
  }

  /** The truth value in a result. */
  public static boolean toBool(Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw new UnexpectedResult(value);
  }
}
