package dev.hotspur.vm.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.bytecode.Comparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ExceptionsTest {
  private static ExceptionValue raised(String message, String function) {
    ExceptionValue exception = ExceptionValue.of(ExceptionTypes.VALUE_ERROR, message);
    exception.addTraceback(new TracebackEntry("x.spur", 3, function));
    return exception;
  }

  @Test
  void traceback() {
    ExceptionValue exception = raised("no", "inner");
    exception.addTraceback(new TracebackEntry("x.spur", 9, "main"));
    assertEquals(
        """
        Traceback (most recent call last):
          File "x.spur", line 9, in main
          File "x.spur", line 3, in inner
        ValueError: no
        """,
        Tracebacks.render(exception));
  }

  @Test
  void repeatedFramesAreCounted() {
    ExceptionValue exception = raised("deep", "f");
    for (int i = 0; i < 998; i++) {
      exception.addTraceback(new TracebackEntry("x.spur", 3, "f"));
    }
    exception.addTraceback(new TracebackEntry("x.spur", 1, "main"));
    assertEquals(
        """
        Traceback (most recent call last):
          File "x.spur", line 1, in main
          File "x.spur", line 3, in f
          File "x.spur", line 3, in f
          File "x.spur", line 3, in f
          [Previous line repeated 996 more times]
        ValueError: deep
        """,
        Tracebacks.render(exception));
  }

  @Test
  void causesAndContexts() {
    ExceptionValue first = raised("first", "f");
    ExceptionValue second = raised("second", "g");
    second.setContext(first);
    ExceptionValue third = raised("third", "h");
    third.setCause(Optional.of(second));
    assertEquals(
        """
        Traceback (most recent call last):
          File "x.spur", line 3, in f
        ValueError: first

        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "x.spur", line 3, in g
        ValueError: second

        The above exception was the direct cause of the following exception:

        Traceback (most recent call last):
          File "x.spur", line 3, in h
        ValueError: third
        """,
        Tracebacks.render(third));
    second.setCause(Optional.empty());
    assertFalse(Tracebacks.render(second).contains("first"));
  }

  @Test
  void contextsNeverFormACycle() {
    ExceptionValue first = raised("first", "f");
    ExceptionValue second = raised("second", "g");
    second.setContext(first);
    first.setContext(second);
    assertEquals(Optional.empty(), second.context());
    assertTrue(Tracebacks.render(first).endsWith("ValueError: first\n"));
  }

  @Test
  void hierarchyAndConstruction() {
    assertTrue(ExceptionTypes.ZERO_DIVISION_ERROR.isSubtypeOf(ExceptionTypes.ARITHMETIC_ERROR));
    assertFalse(ExceptionTypes.KEYBOARD_INTERRUPT.isSubtypeOf(ExceptionTypes.EXCEPTION));
    Object missing = ExceptionTypes.OS_ERROR.construct(null, List.of(2L, Str.of("gone")), Map.of());
    assertEquals(ExceptionTypes.FILE_NOT_FOUND_ERROR, TypeValue.of(missing));
    assertEquals("[Errno 2] gone", Operations.str(missing).value());
    assertEquals("'k'", VmError.key(Str.of("k")).exception().message());
    assertEquals("KeyError: 'k'", VmError.key(Str.of("k")).getMessage());
  }

  private static ListValue nestedLists(int depth) {
    ListValue list = new ListValue();
    for (int i = 0; i < depth; i++) {
      list = ListValue.of(list);
    }
    return list;
  }

  @Test
  void nestedValuesNeedLittleStack() throws Exception {
    ListValue nested = nestedLists(900);
    ListValue other = nestedLists(900);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> {
              Operations.repr(nested);
              Operations.compare(Comparison.EQ, nested, other);
            },
            "small stack",
            448 * 1024);
    small.setUncaughtExceptionHandler((thread, error) -> failure.set(error));
    small.start();
    small.join();
    assertEquals(null, failure.get());
  }

  @Test
  void endlessNestingIsARecursionError() {
    ListValue loop = new ListValue();
    loop.append(loop);
    ListValue other = new ListValue();
    other.append(other);
    assertEquals("[[...]]", loop.toString());
    VmError error =
        assertThrows(VmError.class, () -> Operations.compare(Comparison.EQ, loop, other));
    assertEquals(ExceptionTypes.RECURSION_ERROR, error.exception().type());
  }

  @Test
  void hugeResultsAreMemoryErrors() {
    assertMemoryError(BinaryOperator.LSHIFT, 1L, 1L << 40);
    assertMemoryError(BinaryOperator.POW, 10L, 1L << 33);
    assertMemoryError(BinaryOperator.MUL, Str.of("ab"), 1L << 31);
    assertMemoryError(BinaryOperator.MUL, ListValue.of(1L, 2L), 1L << 31);
    assertMemoryError(BinaryOperator.MUL, TupleValue.of(1L, 2L), 1L << 31);
  }

  private static void assertMemoryError(BinaryOperator operator, Object a, Object b) {
    VmError error = assertThrows(VmError.class, () -> Operations.binary(operator, a, b));
    assertEquals(ExceptionTypes.MEMORY_ERROR, error.exception().type());
  }
}
