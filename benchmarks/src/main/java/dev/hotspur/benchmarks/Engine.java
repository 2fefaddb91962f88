package dev.hotspur.benchmarks;

import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.Vm;
import dev.hotspur.workloads.Workload;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;

/** What a workload is executed by: the values of the benchmark's parameter {@code mode}. */
public enum Engine {
  /** The machine without a JIT. */
  INTERPRETED {
    @Override
    public LongUnaryOperator start(Workload workload) {
      return calls(Vm.builder().build(), workload);
    }
  },
  /** The machine with the tracing JIT at its defaults. */
  TRACING {
    @Override
    public LongUnaryOperator start(Workload workload) {
      return calls(Vm.builder().jit(new TracingJit()).build(), workload);
    }
  },
  /** The twin that was written by hand. */
  JAVA {
    @Override
    public LongUnaryOperator start(Workload workload) {
      return workload.twin()::run;
    }
  };

  /** Gets ready to execute a workload: what is returned takes a size and gives the checksum. */
  public abstract LongUnaryOperator start(Workload workload);

  /** The name as it is written on a command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The engine of this name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Engine named(String word) {
    return Arrays.stream(values())
        .filter(engine -> engine.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("mode is one of " + words() + ", not " + word));
  }

  /** The names of all engines. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Engine::word).collect(Collectors.toUnmodifiableList());
  }

  /** Calls of a workload's function on a machine. */
  static LongUnaryOperator calls(Vm vm, Workload workload) {
    vm.load(workload.module());
    String function = workload.function();
    return size -> (Long) vm.call(function, size);
  }
}
