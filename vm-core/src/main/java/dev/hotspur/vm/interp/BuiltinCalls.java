package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BoundMethod;
import dev.hotspur.vm.value.BuiltinValue;
import java.util.Arrays;
import java.util.Map;

/** Calls of what is written in Java, with the arguments by position in an array. */
public final class BuiltinCalls {
  private BuiltinCalls() {}

  /**
   * Calls anything that is not a function of the program.
   *
   * @param arguments by position; the array belongs to the callee from now on
   */
  public static Object call(Interpreter in, Object callee, Object[] arguments) {
    int given = arguments.length;
    if (callee instanceof BuiltinValue builtin) {
      int size = builtin.directSize(given);
      if (size != BuiltinValue.INDIRECT) {
        Object[] values = size == given ? arguments : Arrays.copyOf(arguments, size);
        return builtin.callDirectly(in, values);
      }
    } else if (callee instanceof BoundMethod bound) {
      int size = bound.method().directSize(1 + given);
      if (size != BuiltinValue.INDIRECT) {
        Object[] values = new Object[size];
        values[0] = bound.self();
        System.arraycopy(arguments, 0, values, 1, given);
        return bound.method().callDirectly(in, values);
      }
    }
    return in.callBuiltin(callee, Arrays.asList(arguments), Map.of());
  }
}
