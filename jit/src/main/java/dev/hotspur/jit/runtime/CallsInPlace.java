package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.CallInPlace;
import dev.hotspur.vm.interp.Interpreter;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.stream.IntStream;

/**
 * Calls of functions in place of their callers, as compiled code makes them. The JVM has no such
 * calls: each takes of Java's stack while it runs. So a few of them are nested, which costs what
 * any call costs; then all of them return what is still to be called, and whoever has called the
 * first one makes that call. The deeper the few are nested the less often that is, and a function
 * that calls nothing in its own place never gets there.
 */
final class CallsInPlace {
  private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
  private static final MethodHandle BEGIN = find("begin", boolean.class, Interpreter.class);
  private static final MethodHandle END =
      find("end", Object.class, Throwable.class, Object.class, Interpreter.class);
  private static final MethodHandle FINISH =
      find("finish", Object.class, Object.class, Interpreter.class, int.class);

  private CallsInPlace() {}

  private static MethodHandle find(String name, Class<?> result, Class<?>... parameters) {
    try {
      return LOOKUP.findStatic(CallsInPlace.class, name, MethodType.methodType(result, parameters));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes the call on Java's stack while there is room for it.
   *
   * @param later returns the call, which is still to be made
   */
  static MethodHandle nested(MethodHandle method, MethodHandle later) {
    return MethodHandles.guardWithTest(BEGIN, MethodHandles.tryFinally(method, END), later);
  }

  /** Makes the call that a compiled method returns, if it does, and returns the result. */
  static MethodHandle finished(MethodHandle method) {
    MethodHandle both = MethodHandles.collectArguments(FINISH, 0, method);
    int[] order = IntStream.range(0, both.type().parameterCount()).toArray();
    int count = method.type().parameterCount();
    order[count] = 0;
    order[count + 1] = 1;
    return MethodHandles.permuteArguments(both, method.type(), order);
  }

  /** Found by its name. */
  static boolean begin(Interpreter in) {
    return in.beginInPlace();
  }

  /** Found by its name. */
  static Object end(Throwable thrown, Object result, Interpreter in) {
    in.endInPlace();
    return result;
  }

  /** Found by its name. */
  static Object finish(Object result, Interpreter in, int depth) {
    if (!(result instanceof CallInPlace call)) {
      return result;
    }
    in.setDepth(depth - 1);
    return in.finish(depth - 1, () -> in.begin(call));
  }
}
