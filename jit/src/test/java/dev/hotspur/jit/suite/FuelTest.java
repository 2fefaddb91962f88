package dev.hotspur.jit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.Stopped;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuel ends where it would if each instruction were charged by itself, which machines do while
 * somebody watches: all others charge for many at once.
 */
class FuelTest {
  private static final int POINTS = 30;

  /** Compiling takes longer than interpreting. */
  private static final int COMPILED_POINTS = 3;

  /** Bytes of a method, so that most regions are split. */
  private static final int SMALL = 200;

  private static final JitOptions EAGER =
      SuiteSetting.options(1, 1, 1).with(JitOption.HOT_FUNCTION, 1);

  /**
   * What a run showed.
   *
   * @param end the value returned, the error raised or where the machine stands
   * @param output what was printed
   * @param instructions how many were executed
   */
  private record Run(String end, String output, long instructions) {}

  static List<SuiteProgram> programs() {
    return SuiteProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void endsAtTheSameInstruction(SuiteProgram program) {
    long executed = run(program, watched(), Long.MAX_VALUE).instructions();
    Random random = new Random(program.toString().hashCode());
    for (int i = 0; i < POINTS; i++) {
      long fuel = (long) (random.nextDouble() * executed);
      Run expected = run(program, watched(), fuel);
      assertEquals(expected, run(program, Vm.builder(), fuel), () -> "interpreted, fuel " + fuel);
      if (i < COMPILED_POINTS) {
        for (JitOptions options : List.of(EAGER, EAGER.with(JitOption.METHOD_BYTES, SMALL))) {
          Vm.Builder eager = Vm.builder().jit(new TracingJit(options, JitListener.NONE));
          assertEquals(expected, run(program, eager, fuel), () -> options + ", fuel " + fuel);
        }
      }
    }
  }

  private static Vm.Builder watched() {
    return Vm.builder().observer((in, frame, pc) -> true);
  }

  /** What there is to see of a program that was given so much fuel. */
  private static Run run(SuiteProgram program, Vm.Builder builder, long fuel) {
    CapturingWorld world = new CapturingWorld();
    Vm vm = builder.world(world).fuel(fuel).build();
    return new Run(end(vm, program), world.output(), vm.instructionsExecuted());
  }

  private static String end(Vm vm, SuiteProgram program) {
    try {
      return Operations.repr(vm.run(program.module())).value();
    } catch (VmError error) {
      return error.getMessage();
    } catch (LimitException stopped) {
      return Stopped.describe(vm.interpreter());
    }
  }
}
