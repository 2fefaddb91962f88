package dev.hotspur.vm.value;

import java.util.List;

/**
 * An exception of the program on its way through Java frames. It has no Java stack trace, so that
 * throwing is cheap; the program's traceback is kept by the {@link ExceptionValue} it carries.
 *
 * <p>Each factory takes the message that CPython would give, and makes the exception of that type.
 */
public final class VmError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ExceptionValue exception;

  /** Wraps an exception of the program for being thrown. */
  public VmError(ExceptionValue exception) {
    super(null, null, false, false);
    this.exception = exception;
  }

  /** The exception as the program sees it. */
  public ExceptionValue exception() {
    return exception;
  }

  /** The last line of the traceback, for example {@code "ValueError: math domain error"}. */
  @Override
  public String getMessage() {
    return Tracebacks.lastLine(exception);
  }

  /** An exception of any built-in type with a message as its one argument. */
  public static VmError of(TypeValue type, String message) {
    return new VmError(ExceptionValue.of(type, message));
  }

  /** A TypeError. */
  public static VmError typeError(String message) {
    return of(ExceptionTypes.TYPE_ERROR, message);
  }

  /** A ValueError. */
  public static VmError valueError(String message) {
    return of(ExceptionTypes.VALUE_ERROR, message);
  }

  /** A ZeroDivisionError. */
  public static VmError zeroDivision(String message) {
    return of(ExceptionTypes.ZERO_DIVISION_ERROR, message);
  }

  /** An IndexError. */
  public static VmError index(String message) {
    return of(ExceptionTypes.INDEX_ERROR, message);
  }

  /** A KeyError, whose argument is the key itself. */
  public static VmError key(Object key) {
    return new VmError(new ExceptionValue(ExceptionTypes.KEY_ERROR, TupleValue.of(List.of(key))));
  }

  /** A NameError. */
  public static VmError name(String message) {
    return of(ExceptionTypes.NAME_ERROR, message);
  }

  /** An UnboundLocalError. */
  public static VmError unboundLocal(String message) {
    return of(ExceptionTypes.UNBOUND_LOCAL_ERROR, message);
  }

  /** An AttributeError. */
  public static VmError attribute(String message) {
    return of(ExceptionTypes.ATTRIBUTE_ERROR, message);
  }

  /** An OverflowError. */
  public static VmError overflow(String message) {
    return of(ExceptionTypes.OVERFLOW_ERROR, message);
  }

  /** A RecursionError. */
  public static VmError recursion(String message) {
    return of(ExceptionTypes.RECURSION_ERROR, message);
  }

  /** A MemoryError, which has no message, as in CPython. */
  public static VmError memory() {
    return new VmError(new ExceptionValue(ExceptionTypes.MEMORY_ERROR, TupleValue.EMPTY));
  }

  /** A MemoryError with a message. */
  public static VmError memory(String message) {
    return of(ExceptionTypes.MEMORY_ERROR, message);
  }

  /** A RuntimeError. */
  public static VmError runtime(String message) {
    return of(ExceptionTypes.RUNTIME_ERROR, message);
  }

  /** A ModuleNotFoundError. */
  public static VmError moduleNotFound(String message) {
    return of(ExceptionTypes.MODULE_NOT_FOUND_ERROR, message);
  }

  /** A StopIteration without a value. */
  public static VmError stopIteration() {
    return new VmError(new ExceptionValue(ExceptionTypes.STOP_ITERATION, TupleValue.EMPTY));
  }
}
