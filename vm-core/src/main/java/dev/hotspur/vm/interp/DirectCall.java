package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Types;
import dev.hotspur.vm.value.UnboxedForm;
import java.util.function.DoubleUnaryOperator;

/**
 * Calls a builtin on registers, so that ints and floats are not boxed. Only the usual arguments are
 * dealt with; all others, and complaints, are left to the builtin itself.
 */
@FunctionalInterface
interface DirectCall {
  /** Leaves all to the builtin. */
  DirectCall NONE = (in, arguments, skipped, target) -> false;

  /**
   * Calls the builtin if these are the usual arguments.
   *
   * @param arguments the registers of the arguments, after the first {@code skipped}
   * @param target the register for the result
   * @return false if the builtin itself is to be called, nothing having been done
   */
  boolean call(Interpreter in, int[] arguments, int skipped, int target);

  /** The direct form of what is called, {@link #NONE} if there is none. */
  static DirectCall of(Object callee) {
    if (callee == Types.RANGE) {
      return DirectCall::range;
    } else if (callee == Types.INT) {
      return DirectCall::truncate;
    }
    return callee instanceof BuiltinValue builtin ? of(builtin) : NONE;
  }

  private static DirectCall of(BuiltinValue builtin) {
    if (builtin.floatOperator().isPresent()) {
      return onFloat(builtin.forms().get(0), builtin.floatOperator().get());
    }
    return switch (builtin.intrinsic()) {
      case ABS -> DirectCall::abs;
      case LEN -> DirectCall::len;
      case LIST_APPEND -> DirectCall::append;
      case LIST_POP -> DirectCall::pop;
      case MIN, MAX, NONE -> NONE;
    };
  }

  private static DirectCall onFloat(UnboxedForm form, DoubleUnaryOperator operator) {
    return (in, arguments, skipped, target) -> {
      int source = arguments[skipped];
      if (arguments.length != skipped + 1 || in.isRef(source)) {
        return false;
      }
      double x = Arithmetic.number(in, source);
      boolean accepted = form.accepts(x);
      if (accepted) {
        in.putFloat(target, operator.applyAsDouble(x));
      }
      return accepted;
    };
  }

  private static boolean abs(Interpreter in, int[] arguments, int skipped, int target) {
    if (arguments.length != skipped + 1) {
      return false;
    }
    int source = arguments[skipped];
    if (in.isFloat(source)) {
      in.putFloat(target, Math.abs(in.getFloat(source)));
      return true;
    }
    boolean fits = in.isInt(source) && in.getInt(source) != Long.MIN_VALUE;
    if (fits) {
      in.putInt(target, Math.abs(in.getInt(source)));
    }
    return fits;
  }

  private static boolean len(Interpreter in, int[] arguments, int skipped, int target) {
    boolean usual = arguments.length == skipped + 1 && in.isRef(arguments[skipped]);
    if (usual) {
      in.putInt(target, Operations.length(in.refs[arguments[skipped]]));
    }
    return usual;
  }

  private static boolean append(Interpreter in, int[] arguments, int skipped, int target) {
    if (arguments.length != skipped + 2
        || !in.isRef(arguments[skipped])
        || !(in.refs[arguments[skipped]] instanceof ListValue list)) {
      return false;
    }
    int item = arguments[skipped + 1];
    switch (in.tags[item]) {
      case Tag.INT -> list.appendLong(in.getInt(item));
      case Tag.FLOAT -> list.appendDouble(in.getFloat(item));
      default -> list.append(in.refs[item]);
    }
    in.putRef(target, None.NONE);
    return true;
  }

  private static boolean pop(Interpreter in, int[] arguments, int skipped, int target) {
    if (arguments.length != skipped + 1
        || !in.isRef(arguments[skipped])
        || !(in.refs[arguments[skipped]] instanceof ListValue list)
        || list.size == 0) {
      return false;
    }
    in.putItem(target, list, list.size - 1);
    list.removeLast();
    return true;
  }

  private static boolean range(Interpreter in, int[] arguments, int skipped, int target) {
    int count = arguments.length - skipped;
    if (count < 1 || count > 2) {
      return false;
    }
    int first = arguments[skipped];
    int last = arguments[arguments.length - 1];
    boolean ints = in.isInt(first) && in.isInt(last);
    if (ints) {
      in.putRef(target, Ranges.of(count == 1 ? 0 : in.getInt(first), in.getInt(last), 1));
    }
    return ints;
  }

  /** {@code int(x)} of an int, or of a float that a long has room for. */
  private static boolean truncate(Interpreter in, int[] arguments, int skipped, int target) {
    if (arguments.length != skipped + 1) {
      return false;
    }
    int source = arguments[skipped];
    if (in.isInt(source)) {
      in.putInt(target, in.getInt(source));
      return true;
    }
    boolean fits = in.isFloat(source) && Math.abs(in.getFloat(source)) < 0x1p63;
    if (fits) {
      in.putInt(target, (long) in.getFloat(source));
    }
    return fits;
  }
}
