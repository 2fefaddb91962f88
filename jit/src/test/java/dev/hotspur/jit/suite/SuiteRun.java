package dev.hotspur.jit.suite;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.TracebackEntry;
import dev.hotspur.vm.value.Tracebacks;
import dev.hotspur.vm.value.VmError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a run of a program showed.
 *
 * @param output the lines printed
 * @param error the last line of the traceback, if an error ended it
 * @param line the line that raised the error
 * @param traceback the whole traceback
 * @param globals the globals at the end that are no functions, as text
 * @param instructions how many were executed; 0 unless metered
 */
record SuiteRun(
    List<String> output,
    Optional<String> error,
    Optional<Integer> line,
    String traceback,
    Map<String, String> globals,
    long instructions) {
  /** More than any program of the suite needs. */
  private static final long FUEL = 1L << 40;

  /** For programs that do not end under a setting. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** Runs a program on a machine of its own. */
  static SuiteRun of(SuiteProgram program, SuiteSetting setting, JitListener listener) {
    CapturingWorld world = new CapturingWorld();
    Vm.Builder builder = Vm.builder().world(world).timeout(LONGEST);
    setting.options().ifPresent(options -> builder.jit(new TracingJit(options, listener)));
    if (setting.metered()) {
      builder.fuel(FUEL);
    }
    return of(program, builder.build(), world);
  }

  /** Runs a program on a machine. */
  static SuiteRun of(SuiteProgram program, Vm vm, CapturingWorld world) {
    Optional<VmError> error = Optional.empty();
    try {
      vm.run(program.module());
    } catch (VmError raised) {
      error = Optional.of(raised);
    } catch (LimitException stopped) {
      throw new AssertionError(stopped.limit() + " after " + world.output(), stopped);
    }
    return new SuiteRun(
        world.output().lines().toList(),
        error.map(VmError::getMessage),
        error.flatMap(SuiteRun::lineOf),
        error.map(raised -> Tracebacks.render(raised.exception())).orElse(""),
        globals(vm),
        vm.instructionsExecuted());
  }

  private static Optional<Integer> lineOf(VmError error) {
    return error.exception().traceback().stream().findFirst().map(TracebackEntry::line);
  }

  private static Map<String, String> globals(Vm vm) {
    Map<String, String> result = new TreeMap<>();
    vm.globals()
        .forEach(
            (name, value) -> {
              if (!(value instanceof FunctionValue)) {
                result.put(name, Operations.repr(value).value());
              }
            });
    return result;
  }

  /** The same without the count, which only metered runs have. */
  SuiteRun uncounted() {
    return new SuiteRun(output, error, line, traceback, globals, 0);
  }
}
