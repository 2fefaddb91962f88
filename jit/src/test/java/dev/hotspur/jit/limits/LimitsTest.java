package dev.hotspur.jit.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.Limit;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.value.TracebackEntry;
import dev.hotspur.vm.value.VmError;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
  private static final boolean LONG = Boolean.getBoolean("hotspur.long");

  /** The long form measures on a quiet machine; the short one shows that machines stop at all. */
  private static final int TRIALS = LONG ? 1_000 : 30;

  private static final long MOST_MILLIS = LONG ? 50 : 2_000;
  private static final long SMALL_STACK = 512 * 1024;

  /** Loops that do not end for a long time. */
  private enum Shape {
    SINGLE("loop"),
    NESTED("nested"),
    RANGES("ranges"),
    CALLS("calls"),
    RECURSION("recursion"),
    IN_PLACE("ping"),
    SORTING("sorting");

    private final String function;

    Shape(String function) {
      this.function = function;
    }
  }

  private static final String PROGRAM =
      """
      .func loop()
              LOAD_CONST 0
              STORE_FAST i
      again:  LOAD_FAST i
              LOAD_CONST 1
              ADD
              STORE_FAST i
              JUMP again
      .end

      .func nested()
              LOAD_CONST 0
              STORE_FAST sum
      outer:  LOAD_CONST 0
              STORE_FAST i
      inner:  LOAD_FAST i
              LOAD_CONST 10
              COMPARE <
              POP_JUMP_IF_FALSE outer
              LOAD_FAST sum
              LOAD_FAST i
              ADD
              LOAD_CONST 1000003
              MOD
              STORE_FAST sum
              LOAD_FAST i
              LOAD_CONST 1
              ADD
              STORE_FAST i
              JUMP inner
      .end

      .func ranges()
      outer:  LOAD_GLOBAL range
              LOAD_CONST 1000000000
              CALL 1
              GET_ITER
      inner:  FOR_ITER outer
              POP
              JUMP inner
      .end

      .func calls()
      again:  LOAD_GLOBAL identity
              LOAD_CONST 1
              CALL 1
              POP
              JUMP again
      .end

      .func identity(x)
              LOAD_FAST x
              RETURN
      .end

      .func down(n)
              LOAD_FAST n
              LOAD_CONST 0
              COMPARE ==
              POP_JUMP_IF_FALSE on
              LOAD_CONST 0
              RETURN
      on:     LOAD_GLOBAL down
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              CALL 1
              LOAD_CONST 1
              ADD
              RETURN
      .end

      .func through(n, m)
              LOAD_GLOBAL search
              LOAD_FAST n
              LOAD_FAST m
              LOAD_GLOBAL map
              LOAD_GLOBAL down
              LOAD_FAST m
              BUILD_LIST 1
              CALL 2
              CALL 3
              RETURN
      .end

      .func search(n, m, results)
              LOAD_FAST n
              POP_JUMP_IF_TRUE on
              LOAD_FAST m
              LOAD_FAST results
              CONTAINS
              RETURN
      on:     LOAD_GLOBAL search
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              LOAD_FAST m
              LOAD_FAST results
              CALL 3
              LOAD_CONST False
              OR
              RETURN
      .end

      .func forked(n, way)
              LOAD_FAST n
              POP_JUMP_IF_TRUE on
              LOAD_CONST 0
              RETURN
      on:     LOAD_FAST way
              POP_JUMP_IF_FALSE other
              LOAD_GLOBAL forked
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              LOAD_FAST way
              CALL 2
              LOAD_CONST 1
              ADD
              RETURN
      other:  LOAD_GLOBAL forked
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              LOAD_FAST way
              CALL 2
              LOAD_CONST 2
              ADD
              RETURN
      .end

      .func recursion()
      again:  LOAD_GLOBAL down
              LOAD_CONST 5000
              CALL 1
              POP
              JUMP again
      .end

      .func ping()
              LOAD_GLOBAL pong
              TAIL_CALL 0
      .end

      .func pong()
              LOAD_GLOBAL ping
              TAIL_CALL 0
      .end

      .func even(n)
              LOAD_FAST n
              POP_JUMP_IF_FALSE yes
              LOAD_GLOBAL odd
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              TAIL_CALL 1
      yes:    LOAD_CONST 1
              LOAD_CONST 0
              FLOOR_DIV
              RETURN
      .end

      .func odd(n)
              LOAD_FAST n
              POP_JUMP_IF_FALSE no
              LOAD_GLOBAL even
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              TAIL_CALL 1
      no:     LOAD_CONST False
              RETURN
      .end

      .func sorting()
      again:  LOAD_GLOBAL sorted
              LOAD_GLOBAL range
              LOAD_CONST 100000
              CALL 1
              CALL 1
              POP
              JUMP again
      .end

      .func main()
              LOAD_CONST None
              RETURN
      .end
      """;

  private static final VerifiedModule MODULE = Runner.assemble(PROGRAM);

  private static Vm.Builder interpreted() {
    return Vm.builder();
  }

  private static Vm.Builder traced() {
    return Vm.builder().jit(new TracingJit(JitOptions.DEFAULT, Settings.NO_FAILURES));
  }

  /** Compiled, with methods so small that every loop and function is split into several. */
  private static Vm.Builder inParts() {
    JitOptions small = JitOptions.DEFAULT.with(JitOption.METHOD_BYTES, 100);
    return Vm.builder().jit(new TracingJit(small, Settings.NO_FAILURES));
  }

  private static Vm loaded(Vm.Builder builder) {
    Vm vm = builder.build();
    vm.load(MODULE);
    return vm;
  }

  @ParameterizedTest
  @EnumSource
  void interpretedLoopsAreInterrupted(Shape shape) throws Exception {
    interrupts(loaded(interpreted()), shape);
  }

  @ParameterizedTest
  @EnumSource
  void compiledLoopsAreInterrupted(Shape shape) throws Exception {
    interrupts(loaded(traced()), shape);
  }

  @ParameterizedTest
  @EnumSource
  void loopsInPartsAreInterrupted(Shape shape) throws Exception {
    interrupts(loaded(inParts()), shape);
  }

  private static void interrupts(Vm vm, Shape shape) throws Exception {
    long[] nanos = new long[TRIALS];
    for (int i = 0; i < TRIALS; i++) {
      CompletableFuture<Long> stopped =
          CompletableFuture.supplyAsync(
              () -> {
                LimitException stop =
                    assertThrows(LimitException.class, () -> vm.call(shape.function));
                assertEquals(Limit.INTERRUPT, stop.limit());
                return System.nanoTime();
              });
      TimeUnit.MILLISECONDS.sleep(i == 0 ? 300 : 5);
      long asked = System.nanoTime();
      vm.interrupt();
      nanos[i] = stopped.get(20, TimeUnit.SECONDS) - asked;
    }
    Arrays.sort(nanos);
    long percentile = TimeUnit.NANOSECONDS.toMillis(nanos[Math.max(0, TRIALS * 99 / 100 - 1)]);
    assertTrue(percentile <= MOST_MILLIS, shape + " took " + percentile + " ms to stop");
  }

  @ParameterizedTest
  @EnumSource
  void timeIsLimited(Shape shape) {
    for (Vm.Builder builder : new Vm.Builder[] {interpreted(), traced()}) {
      Vm vm = loaded(builder.timeout(Duration.ofMillis(100)));
      long start = System.nanoTime();
      LimitException stop = assertThrows(LimitException.class, () -> vm.call(shape.function));
      assertEquals(Limit.TIME, stop.limit());
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis >= 100 && millis < 1000, shape + " ran for " + millis + " ms");
    }
  }

  @Test
  void recursesToAHundredThousandCalls() throws Exception {
    onSmallStack(
        () -> {
          assertEquals(100_000L, loaded(interpreted()).call("down", 100_000));
          assertEquals(100_000L, loaded(traced()).call("down", 100_000));
          assertEquals(100_000L, loaded(inParts()).call("down", 100_000));
        });
  }

  @Test
  void recursionBeyondTheLimitIsAnErrorOfTheProgram() throws Exception {
    onSmallStack(
        () -> {
          for (Vm.Builder builder : List.of(interpreted(), traced(), inParts())) {
            Vm vm = loaded(builder.depth(1000));
            assertEquals(999L, vm.call("down", 999));
            VmError error = assertThrows(VmError.class, () -> vm.call("down", 1000));
            assertEquals("RecursionError: maximum recursion depth exceeded", error.getMessage());
            assertEquals(999L, vm.call("down", 999));
          }
        });
  }

  /** Compiled code looks at the depth once a block, but in each block that calls. */
  @Test
  void theDepthIsLimitedOnEveryWayThroughAFunction() throws Exception {
    onSmallStack(
        () -> {
          for (Vm.Builder builder : List.of(traced(), inParts())) {
            Vm vm = loaded(builder.depth(1000));
            for (int i = 0; i < 400; i++) {
              vm.call("forked", 20, i % 2 == 0);
            }
            for (boolean way : new boolean[] {true, false}) {
              assertEquals(way ? 999L : 1998L, vm.call("forked", 999, way));
              VmError error = assertThrows(VmError.class, () -> vm.call("forked", 1000, way));
              assertEquals("RecursionError: maximum recursion depth exceeded", error.getMessage());
            }
          }
        });
  }

  /** What goes over a map calls the program, though it is no call itself. */
  @Test
  void theDepthIsKnownWhereAnIteratorCallsTheProgram() throws Exception {
    onSmallStack(
        () -> {
          for (Vm.Builder builder : List.of(interpreted(), traced(), inParts())) {
            Vm vm = loaded(builder.depth(1000));
            for (int i = 0; i < 400; i++) {
              assertEquals(true, vm.call("through", 10, 3));
            }
            assertEquals(true, vm.call("through", 400, 597));
            VmError error = assertThrows(VmError.class, () -> vm.call("through", 400, 598));
            assertEquals("RecursionError: maximum recursion depth exceeded", error.getMessage());
          }
        });
  }

  @Test
  void callsInPlaceTakeNoDepthAndLeaveNoTrace() throws Exception {
    onSmallStack(
        () -> {
          for (Vm.Builder builder :
              List.of(
                  interpreted(),
                  traced(),
                  inParts(),
                  interpreted().fuel(1L << 40),
                  traced().fuel(1L << 40))) {
            Vm vm = loaded(builder.depth(1));
            assertEquals(false, vm.call("even", 1_000_001));
            VmError error = assertThrows(VmError.class, () -> vm.call("even", 1_000_000));
            assertEquals(
                List.of("even"),
                error.exception().traceback().stream().map(TracebackEntry::function).toList());
          }
        });
  }

  private static void onSmallStack(Runnable action) throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            null,
            () -> {
              try {
                action.run();
                done.complete(null);
              } catch (Throwable failure) {
                done.completeExceptionally(failure);
              }
            },
            "small stack",
            SMALL_STACK);
    thread.start();
    done.get(60, TimeUnit.SECONDS);
  }
}
