package dev.hotspur.jit.random;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;

/** The JIT's options that tests use: it compiles almost at once and recompiles often. */
public final class Settings {
  /** Functions are compiled before the loops that call them, which then inline them. */
  public static final JitOptions FUNCTIONS_FIRST =
      options(5, 1, 10).with(JitOption.HOT_FUNCTION, 1);

  /** How many of the ways are not that one. */
  static final int LOOPS_FIRST = 4;

  /**
   * Thresholds of 1 and 2, one and three iterations, methods of any size and small ones, which all
   * regions of some size have to be split into; and functions first.
   */
  public static final List<JitOptions> WAYS =
      List.of(
          options(1, 1, 1),
          options(2, 1, 2).with(JitOption.METHOD_BYTES, 100),
          options(1, 3, 3).with(JitOption.METHOD_BYTES, 400),
          options(2, 3, 1),
          FUNCTIONS_FIRST);

  /** Does not let failures of the compiler pass unseen. */
  public static final JitListener NO_FAILURES =
      new JitListener() {
        @Override
        public void on(JitEvent event) {
          failOn(event);
        }

        @Override
        public boolean wantsTexts() {
          return false;
        }
      };

  private Settings() {}

  static void failOn(JitEvent event) {
    if (event instanceof JitEvent.Aborted aborted
        && aborted.reason() == AbortReason.COMPILER_FAILED) {
      throw new AssertionError("the compiler failed: " + aborted.detail());
    }
  }

  private static JitOptions options(int hot, int iterations, int hotExit) {
    return JitOptions.DEFAULT
        .with(JitOption.VERIFY, iterations == 1 ? 1 : 0)
        .with(JitOption.HOT_LOOP, hot)
        .with(JitOption.HOT_FUNCTION, hot == 1 ? hotExit : 1_000_000)
        .with(JitOption.ITERATIONS, iterations)
        .with(JitOption.HOT_EXIT, hotExit);
  }
}
