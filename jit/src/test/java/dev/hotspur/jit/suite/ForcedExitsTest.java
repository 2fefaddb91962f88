package dev.hotspur.jit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.codegen.RegionCompiler;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs with calls do the same whichever of a region's exits is always taken: within functions
 * that are inlined, too, which are compiled before the loops that call them.
 */
class ForcedExitsTest {
  private static final int EXITS = 60;
  private static final int HOT_LOOP = 5;

  /** Bytes of a method, so that most regions are split. */
  private static final int SMALL = 200;

  static List<SuiteProgram> programs() {
    return SuiteProgram.all().stream()
        .filter(program -> program.toString().matches("(calls|functions|closures)/.*"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doTheSame(SuiteProgram program) {
    check(program, EXITS, RegionCompiler.MAX_BYTES);
  }

  /** Nothing is inlined in what is split. */
  @ParameterizedTest
  @MethodSource("programs")
  void doTheSameInParts(SuiteProgram program) {
    check(program, EXITS / 4, SMALL);
  }

  private static void check(SuiteProgram program, int exits, int methodBytes) {
    SuiteRun expected = SuiteRun.of(program, SuiteSetting.INTERPRETED, JitListener.NONE);
    IntStream.range(0, exits)
        .parallel()
        .forEach(
            exit -> {
              JitOptions forced =
                  SuiteSetting.options(HOT_LOOP, 1, 1)
                      .with(JitOption.HOT_FUNCTION, 1)
                      .with(JitOption.METHOD_BYTES, methodBytes)
                      .with(JitOption.FORCE_EXIT, exit);
              SuiteSetting setting = new SuiteSetting("forced", Optional.of(forced), false);
              SuiteRun run = SuiteRun.of(program, setting, JitListener.NONE);
              assertEquals(expected, run.uncounted(), () -> "exit " + exit);
            });
  }
}
