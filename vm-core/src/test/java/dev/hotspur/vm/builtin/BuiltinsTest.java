package dev.hotspur.vm.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.oracle.TestContext;
import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.BuiltinValue;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.FloatFunction;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BuiltinsTest {
  private static Object builtin(String name) {
    Globals globals = new Globals();
    Builtins.install(globals);
    return globals.cell(name).get().orElseThrow();
  }

  @Test
  void printWritesOnce() {
    TestContext context = new TestContext();
    context.call(builtin("print"), List.of(1L, Str.of("a"), ListValue.of(Str.of("b"))));
    context.call(builtin("print"), List.of());
    context.call(builtin("print"), List.of(1L, 2L), Map.of("sep", Str.of("-"), "end", Str.of("!")));
    assertEquals("1 a ['b']\n\n1-2!", context.output());
    assertTrue(context.charged() >= context.output().length());
  }

  @Test
  void failuresOfTheWorldReachTheProgram() {
    assertEquals(ExceptionTypes.BROKEN_PIPE_ERROR, failure("Broken pipe").exception().type());
    assertEquals("OSError: disk full", failure("disk full").getMessage());
  }

  private static VmError failure(String message) {
    TestContext closed =
        new TestContext() {
          @Override
          public World world() {
            return this;
          }

          @Override
          public void write(String text) throws IOException {
            throw new IOException(message);
          }
        };
    return assertThrows(VmError.class, () -> closed.call(builtin("print"), List.of()));
  }

  @Test
  void workIsCharged() {
    TestContext context = new TestContext();
    context.call(builtin("sum"), List.of(Ranges.of(0, 100_000, 1)));
    assertTrue(context.charged() >= 100_000);
    TestContext sorting = new TestContext();
    Object list = new TestContext().call(builtin("list"), List.of(Ranges.of(100_000, 0, -1)));
    sorting.call(Operations.getAttribute(list, "sort"), List.of());
    assertTrue(sorting.charged() >= 100_000);
    assertEquals(1L, Operations.getItem(list, 0L));
    assertEquals(100_000L, Operations.getItem(list, -1L));
  }

  @Test
  void directFormsAgreeAtTheEdgesOfTheirDomains() {
    for (Object value :
        Builtins.module("math", new TestContext()).orElseThrow().globals().snapshot().values()) {
      if (value instanceof BuiltinValue function && function.floatFunction().isPresent()) {
        FloatFunction direct = function.floatFunction().orElseThrow();
        for (double edge : new double[] {direct.low(), direct.high()}) {
          List<Object> arguments = direct.arity() == 1 ? List.of(edge) : List.of(edge, edge);
          Object result = new TestContext().call(function, arguments);
          assertEquals(Double.class, result.getClass(), function.name());
        }
      }
    }
  }
}
