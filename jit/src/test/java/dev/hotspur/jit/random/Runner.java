package dev.hotspur.jit.random;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.assembler.VerifiedAssembly;
import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.HotSpotListener;
import dev.hotspur.vm.interp.LimitException;
import dev.hotspur.vm.value.FunctionValue;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Tracebacks;
import dev.hotspur.vm.value.VmError;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;

/** Runs programs on machines of their own. */
public final class Runner {
  /** No program that is made takes so long; a reduced one may grow without bounds. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Runner() {}

  /** Assembles and verifies a program. */
  public static VerifiedModule assemble(String source) {
    VerifiedAssembly assembly = Assembler.assembleVerified(source, "random.spur");
    return assembly
        .module()
        .orElseThrow(() -> new AssertionError(assembly.render() + "\n" + source));
  }

  /** Runs a program and says what can be seen of it. */
  public static Outcome run(VerifiedModule module, Setting setting, JitListener listener) {
    return run(
        module,
        setting.options().map(o -> (HotSpotListener) new TracingJit(o, listener)),
        setting.fuel());
  }

  /** Runs a program with a compiler. */
  public static Outcome run(VerifiedModule module, HotSpotListener jit, long fuel) {
    return run(module, Optional.of(jit), fuel);
  }

  private static Outcome run(VerifiedModule module, Optional<HotSpotListener> jit, long fuel) {
    CapturingWorld world = new CapturingWorld();
    Vm.Builder builder = Vm.builder().world(world).timeout(LONGEST);
    jit.ifPresent(builder::jit);
    if (fuel != Setting.UNMETERED) {
      builder.fuel(fuel);
    }
    Vm vm = builder.build();
    String error = "";
    String lastLine = "";
    try {
      vm.run(module);
    } catch (VmError raised) {
      error = Tracebacks.render(raised.exception());
      lastLine = Tracebacks.lastLine(raised.exception());
    } catch (LimitException stopped) {
      error = stopped.limit().toString();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError defect) {
      error = "defect: " + defect + " at " + defect.getStackTrace()[0];
      defect.printStackTrace(System.out);
    }
    return new Outcome(world.output(), error, lastLine, globals(vm), vm.instructionsExecuted());
  }

  private static String globals(Vm vm) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(vm.globals())
        .forEach(
            (name, value) -> {
              if (name.startsWith("g") || !(value instanceof FunctionValue)) {
                text.append(name).append('=').append(Operations.repr(value).value()).append('\n');
              }
            });
    return text.toString();
  }
}
