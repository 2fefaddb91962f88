package dev.hotspur.jit.suite;

import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.Passes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a program is run.
 *
 * @param name what a failure shows
 * @param options the JIT's options; empty for the interpreter alone
 * @param metered whether instructions are counted
 */
record SuiteSetting(String name, Optional<JitOptions> options, boolean metered) {
  private static final int NEVER = 1_000_000_000;
  static final SuiteSetting INTERPRETED = new SuiteSetting("interpreted", Optional.empty(), false);
  static final SuiteSetting METERED = new SuiteSetting("metered", Optional.empty(), true);

  /** Every setting but the interpreter without a meter, which all others must agree with. */
  static List<SuiteSetting> all() {
    List<SuiteSetting> result = new ArrayList<>();
    result.add(METERED);
    JitOptions eager = options(1, 1, 1);
    JitOptions later = options(2, 3, 2);
    for (boolean metered : new boolean[] {false, true}) {
      String mark = metered ? ", metered" : "";
      result.add(new SuiteSetting("hot at 1" + mark, Optional.of(eager), metered));
      result.add(new SuiteSetting("hot at 2" + mark, Optional.of(later), metered));
    }
    for (boolean metered : new boolean[] {false, true}) {
      String mark = metered ? ", metered" : "";
      for (int hot : new int[] {1, 2}) {
        JitOptions functions = options(hot, 3 - hot, hot).with(JitOption.HOT_FUNCTION, hot);
        result.add(
            new SuiteSetting("functions hot at " + hot + mark, Optional.of(functions), metered));
      }
    }
    for (int bytes : new int[] {100, 1_000}) {
      JitOptions parts =
          options(1, 1, 2).with(JitOption.HOT_FUNCTION, 2).with(JitOption.METHOD_BYTES, bytes);
      result.add(
          new SuiteSetting("methods of " + bytes + " bytes", Optional.of(parts), bytes == 100));
    }
    result.add(new SuiteSetting("exits stay cold", Optional.of(options(1, 3, 127)), false));
    for (Pass pass : Passes.all()) {
      JitOptions without = options(2, 1, 2).with(JitOption.HOT_FUNCTION, 2).without(pass.name());
      result.add(new SuiteSetting("without " + pass.name(), Optional.of(without), true));
    }
    return result;
  }

  static JitOptions options(int hotLoop, int iterations, int hotExit) {
    return JitOptions.DEFAULT
        .with(JitOption.HOT_LOOP, hotLoop)
        .with(JitOption.HOT_FUNCTION, NEVER)
        .with(JitOption.ITERATIONS, iterations)
        .with(JitOption.HOT_EXIT, hotExit)
        .with(JitOption.VERIFY, 1);
  }
}
