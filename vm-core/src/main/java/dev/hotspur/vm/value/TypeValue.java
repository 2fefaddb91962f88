package dev.hotspur.vm.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A type as a value of the program: it can be named, printed, compared and called. Immutable. */
public final class TypeValue {
  /** What the values of a type are. */
  public enum Kind {
    /** Values such as ints and lists. */
    DATA,
    /** Exceptions. */
    EXCEPTION
  }

  /** Makes a value of a type from the arguments of a call. */
  @FunctionalInterface
  interface Constructor {
    Object construct(CallContext context, List<Object> arguments, Map<String, Object> keywords);
  }

  private final String name;
  private final Optional<TypeValue> base;
  private final Kind kind;
  private final Constructor constructor;

  TypeValue(String name, Optional<TypeValue> base, Kind kind, Constructor constructor) {
    this.name = name;
    this.base = base;
    this.kind = kind;
    this.constructor = constructor;
  }

  /** An exception type under {@code base}. */
  static TypeValue exception(String name, Optional<TypeValue> base) {
    return new TypeValue(name, base, Kind.EXCEPTION, (context, arguments, keywords) -> null);
  }

  /** The type's name. */
  public String name() {
    return name;
  }

  /** The type it is derived from; {@code object}, which has none, stands for no other. */
  public Optional<TypeValue> base() {
    return base;
  }

  /** What its values are. */
  public Kind kind() {
    return kind;
  }

  /** Whether its values are exceptions. */
  public boolean isException() {
    return kind == Kind.EXCEPTION;
  }

  /** Whether this is {@code other} or derived from it. */
  public boolean isSubtypeOf(TypeValue other) {
    for (TypeValue type = this; type != other; type = type.base.get()) {
      if (type.base.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** The type of a value. */
  public static TypeValue of(Object value) {
    return Types.of(value);
  }

  /**
   * Calls the type: {@code int("7")}, {@code ValueError("no")}.
   *
   * @throws VmError if the arguments do not fit, with CPython's complaint
   */
  public Object construct(
      CallContext context, List<Object> arguments, Map<String, Object> keywords) {
    return isException()
        ? ExceptionText.construct(this, arguments, keywords)
        : constructor.construct(context, arguments, keywords);
  }

  @Override
  public String toString() {
    return "<class '" + name + "'>";
  }
}
