package dev.hotspur.jit.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.JitStatistics;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A program of thousands of loops and functions: ten times as many cost ten times as much. */
class ManyLoopsTest {
  private static final String ALLOCATED = "bytes allocated";
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Factors as long as each other, of which none makes a multiplication simpler. */
  private static final int FIRST_FACTOR = 1_000_000;

  private static final JitOptions EAGER =
      JitOptions.DEFAULT
          .with(JitOption.HOT_LOOP, 2)
          .with(JitOption.HOT_FUNCTION, 2)
          .with(JitOption.ITERATIONS, 2)
          .with(JitOption.HOT_EXIT, 2);

  /** What may be more than ten times as much, and is not for what grows with the square. */
  private static final double TOLERANCE = 1.3;

  /** How many bytes the short numbers of a function's first registers save. */
  private static final int FIRST_REGISTERS = 500;

  /** How the loops of a program are spread over its functions. */
  enum Shape {
    /** One function with all of them, each with variables of its own and a try block. */
    ONE_FUNCTION {
      @Override
      void write(StringBuilder text, int count, int passes) {
        begin(text);
        for (int i = 0; i < count; i++) {
          text.append("  .try\n");
          loop(text, passes, "s" + i, i);
          text.append("  .except\n  LOAD_CONST 0\n  STORE_FAST s").append(i).append("\n  .end\n");
        }
        for (int i = 0; i < count; i++) {
          add(text, "  LOAD_FAST s" + i + "\n");
        }
        print(text);
      }
    },

    /** A function for each of them. */
    FUNCTIONS {
      @Override
      void write(StringBuilder text, int count, int passes) {
        for (int i = 0; i < count; i++) {
          text.append(".func f").append(i).append("()\n");
          loop(text, passes, "s", i);
          text.append("  LOAD_FAST s\n  RETURN\n.end\n");
        }
        begin(text);
        for (int i = 0; i < count; i++) {
          add(text, "  LOAD_GLOBAL f" + i + "\n  CALL 0\n");
        }
        print(text);
      }
    };

    abstract void write(StringBuilder text, int count, int passes);

    private static void begin(StringBuilder text) {
      text.append(".func main()\n  LOAD_CONST 0\n  STORE_FAST t\n");
    }

    private static void add(StringBuilder text, String value) {
      text.append(value).append("  LOAD_FAST t\n  ADD\n  STORE_FAST t\n");
    }

    private static void print(StringBuilder text) {
      text.append("  LOAD_GLOBAL print\n  LOAD_FAST t\n  CALL 1\n  POP\n");
      text.append("  LOAD_CONST None\n  RETURN\n.end\n");
    }

    private static void loop(StringBuilder text, int passes, String sum, int number) {
      text.append(
          """
            LOAD_CONST 0
            STORE_FAST %1$s
            LOAD_GLOBAL range
            LOAD_CONST %2$d
            CALL 1
            GET_ITER
          again%3$d: FOR_ITER done%3$d
            STORE_FAST i_%1$s
            LOAD_FAST i_%1$s
            LOAD_CONST %4$d
            MUL
            LOAD_FAST %1$s
            ADD
            LOAD_CONST 1000003
            MOD
            STORE_FAST %1$s
            JUMP again%3$d
          done%3$d:
          """
              .formatted(sum, passes, number, FIRST_FACTOR + number));
    }

    VerifiedModule program(int count, int passes) {
      StringBuilder text = new StringBuilder();
      write(text, count, passes);
      return Runner.assemble(text.toString());
    }
  }

  @ParameterizedTest
  @EnumSource
  void tenTimesAsManyCostTenTimesAsMuch(Shape shape) {
    compare(shape, 1_000, 20, EAGER);
  }

  @ParameterizedTest
  @EnumSource
  void theSameHoldsWhereLoopsBecomeHotLater(Shape shape) {
    compare(shape, 50, 400, JitOptions.DEFAULT);
  }

  /**
   * Of each loop the same is compiled, however many there are. Both programs are so large that in
   * one function live locals are not looked for.
   */
  @ParameterizedTest
  @EnumSource
  void ofEachLoopTheSameIsCompiled(Shape shape) {
    Map<String, Long> some = cost(shape, 2_000, 20, EAGER);
    Map<String, Long> twice = cost(shape, 4_000, 20, EAGER);
    for (String what :
        List.of(
            "recordings",
            "instructions recorded",
            "compilations",
            "operations built",
            "operations emitted",
            "guards emitted")) {
      assertEquals(2 * some.get(what), twice.get(what), what);
    }
    assertEquals(2.0 * some.get("bytes"), twice.get("bytes"), FIRST_REGISTERS, "bytes");
  }

  private static void compare(Shape shape, int few, int passes, JitOptions options) {
    Map<String, Long> one = cost(shape, few, passes, options);
    Map<String, Long> ten = cost(shape, 10 * few, passes, options);
    System.out.println(shape + ", " + few + ": " + one + ", ten times as many: " + ten);
    assertEquals(few, one.get("compilations"));
    assertEquals(10L * few, ten.get("compilations"));
    assertEquals(0, ten.get("failures"));
    one.forEach(
        (what, cost) ->
            assertTrue(
                ten.get(what) <= 10 * cost * TOLERANCE,
                what + " of " + shape + ": " + cost + ", " + ten.get(what)));
  }

  /** What a run cost the compiler, in numbers that hardly differ from run to run. */
  private static Map<String, Long> cost(Shape shape, int count, int passes, JitOptions options) {
    VerifiedModule module = shape.program(count, passes);
    CapturingWorld wanted = new CapturingWorld();
    final long interpreted = allocated(() -> Vm.builder().world(wanted).build().run(module));
    TracingJit jit = new TracingJit(options, Settings.NO_FAILURES);
    CapturingWorld world = new CapturingWorld();
    final long traced = allocated(() -> Vm.builder().world(world).jit(jit).build().run(module));
    assertEquals(wanted.output(), world.output());
    JitStatistics statistics = jit.statistics();
    Map<String, Long> result = new TreeMap<>();
    result.put("recordings", (long) statistics.recordings);
    result.put("instructions recorded", statistics.instructionsRecorded);
    result.put("compilations", (long) statistics.compilations);
    result.put("operations built", (long) statistics.operationsBefore);
    result.put("operations emitted", (long) statistics.operationsAfter);
    result.put("guards emitted", (long) statistics.guardsAfter);
    result.put("bytes", statistics.bytes);
    result.put("failures", statistics.aborts().values().stream().mapToLong(n -> n).sum());
    result.put("findings", (long) jit.findings().size());
    result.put(ALLOCATED, traced - interpreted);
    return result;
  }

  private static long allocated(Runnable action) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    action.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
