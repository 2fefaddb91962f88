package dev.hotspur.assembler.fuzz;

import java.lang.management.ManagementFactory;

/** Finds inputs that take too long, while fuzzing only: elsewhere nothing depends on time. */
final class Stopwatch {
  private static final long LIMIT_NANOS = 1_000_000_000;
  private static final boolean IS_FUZZING = System.getenv("JAZZER_FUZZ") != null;

  private Stopwatch() {}

  /**
   * Does something. If it takes a second of the processor it is done again, since the first time
   * may have loaded classes, and if that takes a second too, this is a finding.
   */
  static void time(Runnable action) {
    if (IS_FUZZING && nanos(action) > LIMIT_NANOS) {
      long nanos = nanos(action);
      if (nanos > LIMIT_NANOS) {
        throw new AssertionError("took " + nanos / 1_000_000 + " ms");
      }
    } else if (!IS_FUZZING) {
      action.run();
    }
  }

  private static long nanos(Runnable action) {
    var threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    action.run();
    return threads.getCurrentThreadCpuTime() - start;
  }
}
