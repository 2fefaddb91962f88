package dev.hotspur.jit.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every program of the suite does what it says, and the same under every setting. */
class SuiteTest {
  /** Collects what no compilation may do. */
  private static final class Failures implements JitListener {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void on(JitEvent event) {
      if (event instanceof JitEvent.Aborted aborted
          && aborted.reason() == AbortReason.COMPILER_FAILED) {
        seen.add(aborted.place() + " " + aborted.detail());
      }
    }

    @Override
    public boolean wantsTexts() {
      return false;
    }
  }

  static List<SuiteProgram> programs() {
    return SuiteProgram.all();
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesWhatItSays(SuiteProgram program) {
    SuiteRun run = SuiteRun.of(program, SuiteSetting.INTERPRETED, JitListener.NONE);
    assertEquals(
        String.join("\n", program.output()), String.join("\n", run.output()), run.traceback());
    assertEquals(program.error(), run.error());
    program.line().ifPresent(line -> assertEquals(line, run.line().orElse(0)));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void doesTheSameUnderEverySetting(SuiteProgram program) {
    SuiteRun expected = SuiteRun.of(program, SuiteSetting.INTERPRETED, JitListener.NONE);
    SuiteRun metered = SuiteRun.of(program, SuiteSetting.METERED, JitListener.NONE);
    List<String> wrong = new ArrayList<>();
    for (SuiteSetting setting : SuiteSetting.all()) {
      Failures failures = new Failures();
      compare(setting, expected, metered, run(program, setting, failures), wrong);
      failures.seen.forEach(failure -> wrong.add(setting.name() + ": " + failure));
    }
    assertEquals(List.of(), wrong);
  }

  private static Object run(SuiteProgram program, SuiteSetting setting, JitListener listener) {
    try {
      return SuiteRun.of(program, setting, listener);
    } catch (RuntimeException | LinkageError | AssertionError | OutOfMemoryError defect) {
      return defect + " at " + List.of(defect.getStackTrace()).stream().limit(4).toList();
    }
  }

  private static void compare(
      SuiteSetting setting, SuiteRun expected, SuiteRun metered, Object found, List<String> wrong) {
    if (!(found instanceof SuiteRun run)) {
      wrong.add(setting.name() + ": " + found);
    } else if (!run.uncounted().equals(expected)) {
      wrong.add(setting.name() + ": " + difference(expected, run.uncounted()));
    } else if (setting.metered() && run.instructions() != metered.instructions()) {
      wrong.add(
          setting.name()
              + ": "
              + run.instructions()
              + " instructions, not "
              + metered.instructions());
    }
  }

  private static String difference(SuiteRun expected, SuiteRun found) {
    for (int i = 0; i < expected.output().size() && i < found.output().size(); i++) {
      if (!expected.output().get(i).equals(found.output().get(i))) {
        return "line "
            + (i + 1)
            + " is "
            + found.output().get(i)
            + ", not "
            + expected.output().get(i);
      }
    }
    return found + ", not " + expected;
  }
}
