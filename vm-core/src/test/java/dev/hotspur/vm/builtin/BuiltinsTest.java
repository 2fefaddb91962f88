package dev.hotspur.vm.builtin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.RecordingWorld;
import dev.hotspur.vm.ReplayWorld;
import dev.hotspur.vm.oracle.TestContext;
import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.ExceptionTypes;
import dev.hotspur.vm.value.Globals;
import dev.hotspur.vm.value.IteratorValue;
import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.ModuleValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.RandomValue;
import dev.hotspur.vm.value.Ranges;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.VmError;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
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
  void identitiesAreOfValuesForNumbersAndElseOfObjects() {
    Object id = builtin("id");
    TestContext context = new TestContext();
    Object list = new ListValue();
    Object first = context.call(id, List.of(list));
    assertEquals(first, context.call(id, List.of(list)));
    assertNotEquals(first, context.call(id, List.of(new ListValue())));
    assertEquals(context.call(id, List.of(1L << 40)), context.call(id, List.of(1L << 40)));
    assertNotEquals(context.call(id, List.of(1L)), context.call(id, List.of(1.0)));
    assertEquals(context.call(id, List.of(0.5)), context.call(id, List.of(0.5)));
    // The same run gives the same numbers.
    assertEquals(first, context.call(builtin("id"), List.of(new ListValue())));
  }

  @Test
  void deeplyComposedIteratorsEndInRecursionError() {
    TestContext context = new TestContext();
    Object nested = context.call(builtin("enumerate"), List.of(ListValue.of(1L)));
    int depth = 1;
    VmError error = null;
    while (error == null && depth < 100_000) {
      try {
        nested = context.call(builtin("zip"), List.of(nested));
        depth++;
      } catch (VmError raised) {
        error = raised;
      }
    }
    assertEquals(1000, depth);
    assertEquals(ExceptionTypes.RECURSION_ERROR, error.exception().type());
    context.call(builtin("next"), List.of(nested));
  }

  @Test
  void iteratorsAreCopiedWithTheirState() {
    TestContext context = new TestContext();
    Object list = ListValue.of(-1L, 0L, 2L, -3L);
    for (String name : List.of("enumerate", "zip", "map", "filter", "reversed")) {
      boolean calls = name.equals("map") || name.equals("filter");
      List<Object> arguments = calls ? List.of(builtin("abs"), list) : List.of(list);
      IteratorValue iterator = (IteratorValue) context.call(builtin(name), arguments);
      iterator.next();
      IteratorValue copy = iterator.copy();
      Object rest = context.call(builtin("list"), List.of(iterator));
      assertEquals(0L, Operations.length(context.call(builtin("list"), List.of(iterator))));
      assertEquals(rest.toString(), context.call(builtin("list"), List.of(copy)).toString(), name);
    }
  }

  @Test
  void randomStateIsCopied() {
    RandomValue random = new RandomValue(BigInteger.TEN);
    random.next();
    RandomValue copy = random.copy();
    assertTrue(copy.isInStateOf(random));
    double next = random.next();
    assertFalse(copy.isInStateOf(random));
    assertEquals(next, copy.next());
  }

  @Test
  void timeAndRandomnessAreRecordedAndReplayed() {
    RecordingWorld recorder = new RecordingWorld(new TestContext());
    List<Object> seen = timeAndRandomness(recorder);
    ReplayWorld replay = new ReplayWorld(recorder.recording());
    assertEquals(seen, timeAndRandomness(replay));
    assertEquals(recorder.recording().entries().size(), replay.position());
  }

  private static List<Object> timeAndRandomness(World world) {
    TestContext context =
        new TestContext() {
          @Override
          public World world() {
            return world;
          }
        };
    List<Object> seen = new ArrayList<>();
    for (String name : List.of("time.time", "time.time_ns", "time.monotonic", "random.random")) {
      String[] parts = name.split("\\.");
      ModuleValue module = Builtins.module(parts[0], world).orElseThrow();
      seen.add(context.call(module.globals().cell(parts[1]).value, List.of()));
    }
    return seen;
  }

  @Test
  void sleepingWaitsInSteps() {
    List<Long> slept = new ArrayList<>();
    TestContext context =
        new TestContext() {
          @Override
          public void sleep(long nanos) {
            slept.add(nanos);
          }
        };
    ModuleValue time = Builtins.module("time", context).orElseThrow();
    Object sleep = time.globals().cell("sleep").value;
    context.call(sleep, List.of(0.025));
    assertEquals(List.of(10_000_000L, 10_000_000L, 5_000_000L), slept);
    for (Object wrong : List.of(-1L, -0.5, Double.NaN, Str.of("a"), 1e300)) {
      assertThrows(VmError.class, () -> context.call(sleep, List.of(wrong)));
    }
  }
}
