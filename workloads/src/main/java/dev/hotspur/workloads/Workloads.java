package dev.hotspur.workloads;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of the workloads. */
public final class Workloads {
  private static final List<Workload> ALL =
      List.of(
          new Workload(
              "quicksort",
              "sorts a list in place: recursion, list items, unpredictable branches",
              1_000,
              50_000,
              new Quicksort(),
              Map.of(1_000L, 521_288L, 50_000L, 223_851L, 100_000L, 408_170L)),
          new Workload(
              "loop_counter",
              "a loop that counts by itself",
              10_000,
              1_000_000,
              new LoopCounter(),
              Map.of(10_000L, 450_549L, 1_000_000L, 256_782L, 2_000_000L, 235_197L)),
          new Workload(
              "loop_iterator",
              "the same loop, driven by an iterator",
              10_000,
              1_000_000,
              new LoopIterator(),
              Map.of(10_000L, 450_549L, 1_000_000L, 256_782L, 2_000_000L, 235_197L)),
          new Workload(
              "collatz",
              "nested loops on ints, the inner one of varying length with two paths",
              1_000,
              30_000,
              new Collatz(),
              Map.of(1_000L, 871_179L, 30_000L, 26_623_308L, 60_000L, 52_527_340L)),
          new Workload(
              "mandelbrot",
              "three nested loops on floats, the innermost left early",
              16,
              1_000,
              new Mandelbrot(),
              Map.of(16L, 13_302L, 1_000L, 787_972L, 2_000L, 1_575_952L)));

  private Workloads() {}

  /** All workloads, in the order in which reports show them. */
  public static List<Workload> all() {
    return ALL;
  }

  /** The workload of this name. */
  public static Optional<Workload> named(String name) {
    return ALL.stream().filter(workload -> workload.name().equals(name)).findFirst();
  }

  /** The names of all workloads, in the same order. */
  public static List<String> names() {
    return ALL.stream().map(Workload::name).toList();
  }
}
