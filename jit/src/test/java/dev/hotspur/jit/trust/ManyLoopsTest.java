package dev.hotspur.jit.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.JitStatistics;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.jit.random.Captured;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program of thousands of loops and functions: ten times as many cost ten times as much. */
class ManyLoopsTest {
  private static final int FEW = 100;
  private static final int MANY = Boolean.getBoolean("hotspur.long") ? 10_000 : 1_000;
  private static final int PASSES = 400;

  /** What a run cost, in numbers that are the same in every run. */
  private record Cost(int recordings, int recorded, int compilations, long bytes, int failures) {
    static Cost of(JitStatistics statistics) {
      return new Cost(
          statistics.recordings,
          (int) statistics.instructionsRecorded,
          statistics.compilations,
          statistics.bytes,
          statistics.aborts().values().stream().mapToInt(Integer::intValue).sum());
    }

    List<Long> all() {
      return List.of(
          (long) recordings, (long) recorded, (long) compilations, bytes, (long) failures);
    }
  }

  /** So many functions of one loop each, all called by a loop of main. */
  private static VerifiedModule functions(int count) {
    StringBuilder text = new StringBuilder();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      text.append(".func f").append(i).append("(n)\n");
      loop(text, "n", i);
      text.append("  LOAD_FAST s\n  RETURN\n.end\n");
      names.add("f" + i);
    }
    // Main itself is in parts, each of which is small enough to be compiled.
    StringBuilder main = new StringBuilder(".func main()\n  LOAD_CONST 0\n  STORE_FAST t\n");
    for (String name : names) {
      main.append("  LOAD_GLOBAL ").append(name).append("\n  LOAD_CONST ").append(PASSES);
      main.append("\n  CALL 1\n  LOAD_FAST t\n  ADD\n  STORE_FAST t\n");
    }
    print(main);
    return Runner.assemble(text.append(main).toString());
  }

  /** One function with so many loops. */
  private static VerifiedModule loops(int count) {
    StringBuilder text = new StringBuilder(".func main()\n  LOAD_CONST 0\n  STORE_FAST t\n");
    for (int i = 0; i < count; i++) {
      loop(text, Integer.toString(PASSES), i);
      text.append("  LOAD_FAST s\n  LOAD_FAST t\n  ADD\n  STORE_FAST t\n");
    }
    print(text);
    return Runner.assemble(text.toString());
  }

  private static void loop(StringBuilder text, String limit, int number) {
    String load = limit.equals("n") ? "LOAD_FAST n" : "LOAD_CONST " + limit;
    text.append(
        """
          LOAD_CONST 0
          STORE_FAST s
          LOAD_GLOBAL range
          %s
          CALL 1
          GET_ITER
        again%d: FOR_ITER done%d
          STORE_FAST i
          LOAD_FAST i
          LOAD_CONST %d
          MUL
          LOAD_FAST s
          ADD
          LOAD_CONST 1000003
          MOD
          STORE_FAST s
          JUMP again%d
        done%d:
        """
            .formatted(load, number, number, number, number, number));
  }

  private static void print(StringBuilder text) {
    text.append("  LOAD_GLOBAL print\n  LOAD_FAST t\n  CALL 1\n  POP\n");
    text.append("  LOAD_CONST None\n  RETURN\n.end\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"functions", "loops"})
  void tenTimesAsManyCostTenTimesAsMuch(String shape) {
    for (JitOptions options : List.of(JitOptions.DEFAULT, eager())) {
      Cost few = cost(shape, FEW, options);
      Cost many = cost(shape, MANY, options);
      System.out.println(shape + ", " + FEW + ": " + few + ", " + MANY + ": " + many);
      assertTrue(few.compilations() >= FEW, few.toString());
      double factor = (double) MANY / FEW;
      for (int i = 0; i < few.all().size(); i++) {
        double ratio = many.all().get(i) / Math.max(factor / 2, few.all().get(i) * factor);
        assertTrue(ratio < 1.3, shape + " " + FEW + ": " + few + ", " + MANY + ": " + many);
      }
      assertTrue(many.compilations() >= MANY, many.toString());
    }
  }

  private static JitOptions eager() {
    return JitOptions.DEFAULT
        .with(JitOption.HOT_LOOP, 2)
        .with(JitOption.HOT_FUNCTION, 2)
        .with(JitOption.ITERATIONS, 2)
        .with(JitOption.HOT_EXIT, 2);
  }

  private static Cost cost(String shape, int count, JitOptions options) {
    VerifiedModule module = shape.equals("loops") ? loops(count) : functions(count);
    Captured wanted = new Captured();
    Vm.builder().world(wanted).build().run(module);
    TracingJit jit = new TracingJit(options, Settings.NO_FAILURES);
    Captured world = new Captured();
    Vm.builder().world(world).jit(jit).build().run(module);
    assertEquals(wanted.output(), world.output());
    return Cost.of(jit.statistics());
  }
}
