package dev.hotspur.jit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
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

  static List<SuiteProgram> programs() {
    return SuiteProgram.all().stream()
        .filter(program -> program.toString().matches("(calls|functions|closures)/.*"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doTheSame(SuiteProgram program) {
    SuiteRun expected = SuiteRun.of(program, SuiteSetting.INTERPRETED, JitListener.NONE);
    IntStream.range(0, EXITS)
        .parallel()
        .forEach(
            exit -> {
              JitOptions forced =
                  SuiteSetting.options(HOT_LOOP, 1, 1)
                      .with(JitOption.HOT_FUNCTION, 1)
                      .with(JitOption.FORCE_EXIT, exit);
              SuiteSetting setting = new SuiteSetting("forced", Optional.of(forced), false);
              SuiteRun run = SuiteRun.of(program, setting, JitListener.NONE);
              assertEquals(expected, run.uncounted(), () -> "exit " + exit);
            });
  }
}
