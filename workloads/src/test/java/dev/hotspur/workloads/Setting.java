package dev.hotspur.workloads;

import dev.hotspur.jit.JitListener;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A way to run programs: an engine and its options. */
record Setting(String name, UnaryOperator<Vm.Builder> engine) {
  /** More than any of the programs executes. */
  private static final long PLENTY = 1L << 40;

  /** Every setting the programs are tested with; another one is another line. */
  static final List<Setting> ALL =
      List.of(
          new Setting("interpreted", vm -> vm),
          new Setting("interpreted with fuel", vm -> vm.fuel(PLENTY)),
          new Setting("traced", vm -> vm.jit(new TracingJit())),
          new Setting("traced at once", vm -> vm.jit(tracingAt(2))));

  Vm vm(CapturingWorld world) {
    return engine.apply(Vm.builder().world(world)).build();
  }

  /** Every workload with every setting. */
  static Stream<Arguments> withWorkloads() {
    return Workloads.all().stream()
        .flatMap(workload -> ALL.stream().map(setting -> Arguments.of(workload, setting)));
  }

  private static TracingJit tracingAt(int passes) {
    return new TracingJit(JitOptions.DEFAULT.with(JitOption.HOT_LOOP, passes), JitListener.NONE);
  }

  @Override
  public String toString() {
    return name;
  }
}
