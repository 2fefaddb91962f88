package dev.hotspur.jit.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.jit.random.Outcome;
import dev.hotspur.jit.random.Programs;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Setting;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.bytecode.VerifiedModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same program does the same in every run: output, instructions, decisions of the JIT. */
class DeterminismTest {
  private static final long SEED = 9_000_000;
  private static final int PROGRAMS = Boolean.getBoolean("hotspur.long") ? 100 : 4;
  private static final int RUNS = 100;

  /** All that can be seen of a run, times excepted. */
  private record Seen(Outcome outcome, List<String> events) {}

  @Test
  void aHundredRunsAreTheSame() {
    int compiled = 0;
    for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
      VerifiedModule module = Programs.module(seed);
      JitOptions options = Settings.WAYS.get((int) (seed % Settings.WAYS.size()));
      Seen first = run(module, options);
      for (int i = 1; i < RUNS; i++) {
        assertEquals(first, run(module, options), "program " + seed);
      }
      compiled += first.events().stream().anyMatch(event -> event.startsWith("Compiled")) ? 1 : 0;
    }
    assertTrue(compiled > PROGRAMS / 2, "only " + compiled + " programs were compiled");
  }

  private static Seen run(VerifiedModule module, JitOptions options) {
    List<String> events = new ArrayList<>();
    JitListener listener =
        new JitListener() {
          @Override
          public void on(JitEvent event) {
            events.add(event.toString());
          }
        };
    Outcome outcome = Runner.run(module, new TracingJit(options, listener), Setting.PLENTY);
    return new Seen(outcome, events);
  }
}
