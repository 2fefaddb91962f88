package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.ExceptionValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TupleValue;
import dev.hotspur.vm.value.TypeValue;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Optional;

/** Raising and handling. */
public final class Exceptions {
  private Exceptions() {}

  /** Whether an exception is of a type, or of one of a tuple of types. */
  public static boolean matches(Object exception, Object wanted) {
    if (wanted instanceof TupleValue types) {
      boolean found = false;
      for (Object type : types.toArray()) {
        found |= matches(exception, type);
      }
      return found;
    }
    if (!(wanted instanceof TypeValue type) || !type.isException()) {
      throw VmError.typeError(
          "catching classes that do not inherit from BaseException is not allowed");
    }
    return exception instanceof ExceptionValue value && value.type().isSubtypeOf(type);
  }

  /**
   * The error that a RAISE raises.
   *
   * @param operands none for the exception being handled, else the exception, then its cause
   */
  public static VmError raised(Interpreter in, Object[] operands) {
    try {
      ExceptionValue exception =
          operands.length == 0
              ? handled(in)
              : made(in, operands[0], "exceptions must derive from BaseException");
      if (operands.length == 2) {
        setCause(in, exception, operands[1]);
      }
      if (in.handling() instanceof ExceptionValue context) {
        exception.setContext(context);
      }
      return new VmError(exception);
    } catch (VmError failure) {
      return failure;
    }
  }

  private static ExceptionValue handled(Interpreter in) {
    if (in.handling() instanceof ExceptionValue exception) {
      return exception;
    }
    throw VmError.runtime("No active exception to reraise");
  }

  private static ExceptionValue made(Interpreter in, Object given, String complaint) {
    Object value =
        given instanceof TypeValue type && type.isException() ? in.call(type, List.of()) : given;
    if (value instanceof ExceptionValue exception) {
      return exception;
    }
    throw VmError.typeError(complaint);
  }

  private static void setCause(Interpreter in, ExceptionValue exception, Object cause) {
    if (cause == None.NONE) {
      exception.setCause(Optional.empty());
    } else {
      exception.setCause(
          Optional.of(made(in, cause, "exception causes must derive from BaseException")));
    }
  }

  /** The error of a RERAISE of what is no exception. */
  public static VmError noException(Object value) {
    return VmError.typeError("RERAISE needs an exception, not " + Operations.repr(value));
  }

  /** Raises the value of a register, the exception being handled, or one from another. */
  static final class Raise extends Insn {
    private final int first;
    private final int count;

    Raise(int first, int count) {
      this.first = first;
      this.count = count;
    }

    @Override
    public Insn exec(Interpreter in) {
      return in.raise(raised(in, in.copy(first, count)), this);
    }

    @Override
    public String toString() {
      return count == 0 ? "raise" : "raise r" + first + (count == 2 ? " from r" + (first + 1) : "");
    }
  }

  /** Raises an exception again as if nothing had caught it. */
  static final class Reraise extends Insn {
    private final int source;

    Reraise(int source) {
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.get(source) instanceof ExceptionValue exception) {
        return in.reraise(exception, this);
      }
      return in.raise(noException(in.get(source)), this);
    }

    @Override
    public String toString() {
      return "reraise r" + source;
    }
  }

  /** Begins to handle the exception in a register, which moves one register up. */
  static final class BeginHandler extends Insn {
    private final int register;

    BeginHandler(int register) {
      this.register = register;
    }

    @Override
    public Insn exec(Interpreter in) {
      Object exception = in.get(register);
      in.putRef(register, in.handling());
      in.putRef(register + 1, exception);
      in.setHandling(exception);
      return next;
    }

    @Override
    public String toString() {
      return "handle r" + register;
    }
  }

  /** Ends a handler. */
  static final class EndHandler extends Insn {
    private final int register;

    EndHandler(int register) {
      this.register = register;
    }

    @Override
    public Insn exec(Interpreter in) {
      in.setHandling(in.get(register));
      return next;
    }

    @Override
    public String toString() {
      return "handled r" + register;
    }
  }
}
