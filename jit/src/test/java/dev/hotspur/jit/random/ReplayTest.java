package dev.hotspur.jit.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.Stopped;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Recording;
import dev.hotspur.vm.RecordingWorld;
import dev.hotspur.vm.ReplayWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.spi.World;
import dev.hotspur.vm.value.VmError;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A recorded run can be replayed to any instruction, in compiled code too. */
class ReplayTest {
  private static final Search SEARCH = Search.configured();
  private static final int POINTS = 12;

  @Test
  void replaysToAnyInstruction() {
    SEARCH.run("replayed", SEARCH.programs() / 50, ReplayTest::check);
  }

  private static Optional<Check.Mismatch> check(VerifiedModule module, long seed) {
    RecordingWorld original = new RecordingWorld(new CapturingWorld());
    Vm whole = machine(original, Optional.empty(), Setting.PLENTY);
    run(whole, module);
    Recording recording = original.recording();
    long executed = whole.instructionsExecuted();
    Random random = new Random(seed);
    JitOptions way = Settings.WAYS.get((int) (seed % Settings.WAYS.size()));
    for (int i = 0; i < POINTS; i++) {
      long fuel = (long) (random.nextDouble() * executed);
      String wanted =
          stateAfter(module, new RecordingWorld(new CapturingWorld()), Optional.empty(), fuel);
      for (Optional<JitOptions> options : List.of(Optional.<JitOptions>empty(), Optional.of(way))) {
        String got = stateAfter(module, new ReplayWorld(recording), options, fuel);
        if (!wanted.equals(got)) {
          return Optional.of(
              new Check.Mismatch(
                  Setting.interpreted(fuel), new Setting(options, fuel), wanted + "\n" + got));
        }
      }
    }
    return Optional.empty();
  }

  private static Vm machine(World world, Optional<JitOptions> options, long fuel) {
    Vm.Builder builder = Vm.builder().world(world).fuel(fuel);
    options.ifPresent(o -> builder.jit(new TracingJit(o, Settings.NO_FAILURES)));
    return builder.build();
  }

  private static boolean run(Vm vm, VerifiedModule module) {
    try {
      vm.run(module);
      return true;
    } catch (VmError raised) {
      return true;
    } catch (LimitException stopped) {
      return false;
    }
  }

  /** The state after so many instructions. */
  private static String stateAfter(
      VerifiedModule module, World world, Optional<JitOptions> options, long fuel) {
    Vm vm = machine(world, options, fuel);
    if (run(vm, module)) {
      return "ended";
    }
    assertEquals(fuel, vm.instructionsExecuted());
    return Stopped.describe(vm.interpreter());
  }
}
