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
              "a list sorted in place",
              "recursion, list items, unpredictable branches",
              1_000,
              50_000,
              new Quicksort(),
              Map.of(1_000L, 521_288L, 50_000L, 223_851L, 100_000L, 408_170L)),
          new Workload(
              "loop_counter",
              "a loop that counts by itself",
              "arithmetic of ints, a counter",
              10_000,
              1_000_000,
              new LoopCounter(),
              Map.of(10_000L, 450_549L, 1_000_000L, 256_782L, 2_000_000L, 235_197L)),
          new Workload(
              "loop_iterator",
              "the same loop, driven by an iterator",
              "arithmetic of ints, an iterator",
              10_000,
              1_000_000,
              new LoopIterator(),
              Map.of(10_000L, 450_549L, 1_000_000L, 256_782L, 2_000_000L, 235_197L)),
          new Workload(
              "collatz",
              "the longest Collatz chain: an inner loop of varying length",
              "nested loops, two paths that are both common",
              1_000,
              30_000,
              new Collatz(),
              Map.of(1_000L, 871_179L, 30_000L, 26_623_308L, 60_000L, 52_527_340L)),
          new Workload(
              "mandelbrot",
              "iterations of the Mandelbrot set: loops that are left early",
              "nested loops, floats",
              16,
              1_000,
              new Mandelbrot(),
              Map.of(16L, 13_302L, 1_000L, 787_972L, 2_000L, 1_575_952L)),
          new Workload(
              "fib",
              "Fibonacci numbers by the recursive definition: next to nothing but calls",
              "calls with one argument, recursion",
              8,
              2_000,
              new Fib(),
              Map.of(8L, 926_177L, 2_000L, 459_557L, 4_000L, 482_603L)),
          new Workload(
              "tak",
              "Takeuchi's function: calls whose arguments are calls",
              "calls with three arguments, recursion",
              8,
              4_000,
              new Tak(),
              Map.of(8L, 651_179L, 4_000L, 550_553L, 8_000L, 143_105L)),
          new Workload(
              "ackermann",
              "Ackermann's function: recursion that goes deep",
              "calls, deep recursion",
              4,
              2_000,
              new Ackermann(),
              Map.of(4L, 417_168L, 2_000L, 974_715L, 4_000L, 627_591L)),
          new Workload(
              "tail_recursion",
              "a sum by a function that ends with a call of itself",
              "TAIL_CALL",
              10_000,
              1_000_000,
              new TailRecursion(),
              Map.of(10_000L, 843_662L, 1_000_000L, 632_919L, 2_000_000L, 429_508L)),
          new Workload(
              "factorial",
              "factorials by recursion and by a loop: ints that outgrow 64 bits",
              "ints of any size, multiplication",
              80,
              8_000,
              new Factorial(),
              Map.of(80L, 408_948L, 8_000L, 588_839L, 16_000L, 809_499L)),
          new Workload(
              "gcd",
              "Euclid's algorithm: a short loop that does little but divide",
              "remainders of ints",
              1_000,
              200_000,
              new Gcd(),
              Map.of(1_000L, 861_466L, 200_000L, 187_117L, 400_000L, 35_877L)),
          new Workload(
              "loop_cstyle",
              "a loop over a list by index, as in C",
              "list items by index, a counter",
              10,
              2_000,
              new LoopCstyle(),
              Map.of(10L, 262_329L, 2_000L, 196_417L, 4_000L, 541_294L)),
          new Workload(
              "loop_pythonic",
              "the same loop over the list's items, as in Python",
              "list iteration",
              10,
              2_000,
              new LoopPythonic(),
              Map.of(10L, 262_329L, 2_000L, 196_417L, 4_000L, 541_294L)),
          new Workload(
              "lookup_dynamic",
              "a function of a module that is looked up in every pass",
              "globals, attributes, calls of builtins",
              10_000,
              4_000_000,
              new SquareRoots(),
              Map.of(10_000L, 666_616L, 4_000_000L, 5_333_332_333L, 8_000_000L, 15_084_943_250L)),
          new Workload(
              "lookup_cached",
              "the same function, kept in a local variable",
              "calls of builtins",
              10_000,
              4_000_000,
              new SquareRoots(),
              Map.of(10_000L, 666_616L, 4_000_000L, 5_333_332_333L, 8_000_000L, 15_084_943_250L)),
          new Workload(
              "integrate",
              "areas under curves: functions that are passed as values",
              "calls of values, floats",
              8,
              800,
              new Integrate(),
              Map.of(8L, 548_002L, 800L, 134_493L, 1_600L, 80_245L)),
          new Workload(
              "newton",
              "two equations solved by Newton's method: functions passed to functions, tuples returned",
              "calls of values, short-lived tuples, floats",
              32,
              30_000,
              new Newton(),
              Map.of(32L, 724_664L, 30_000L, 968_079L, 60_000L, 205_942L)),
          new Workload(
              "matmul_builtin",
              "a product of matrices that are lists of lists",
              "nested lists of floats, three nested loops",
              16,
              1_500,
              new MatmulBuiltin(),
              Map.of(16L, 356_918L, 1_500L, 387_961L, 3_000L, 995_987L)),
          new Workload(
              "spectralnorm",
              "the norm of a matrix whose numbers are computed when they are needed",
              "calls in the innermost loop, lists of floats",
              2,
              300,
              new Spectralnorm(),
              Map.of(2L, 557_027L, 300L, 961_947L, 600L, 697_809L)),
          new Workload(
              "perceptron",
              "weights for XOR and XNOR, found by trying: random numbers",
              "module random, small lists of floats, branches",
              1,
              28,
              new Perceptron(),
              Map.of(1L, 15_232L, 28L, 322_543L, 56L, 195_365L)),
          new Workload(
              "sieve",
              "primes by the sieve of Eratosthenes: strided stores into a long list",
              "stores of list items",
              10_000,
              3_000_000,
              new Sieve(),
              Map.of(10_000L, 1_229L, 3_000_000L, 216_816L, 6_000_000L, 412_849L)),
          new Workload(
              "towers",
              "the Towers of Hanoi: lists used as stacks",
              "recursion, list methods",
              4,
              2_000,
              new Towers(),
              Map.of(4L, 799_779L, 2_000L, 759_541L, 4_000L, 766_901L)),
          new Workload(
              "permute",
              "permutations by exchanging: recursion out of the middle of loops",
              "recursion within loops, list items",
              4,
              2_000,
              new Permute(),
              Map.of(4L, 251_953L, 2_000L, 331_101L, 4_000L, 392_770L)),
          new Workload(
              "queens",
              "eight queens: backtracking",
              "recursion within loops, lists of flags",
              1,
              400,
              new Queens(),
              Map.of(1L, 92L, 400L, 240_592L, 800L, 591_014L)),
          new Workload(
              "fannkuch",
              "pancakes flipped for all permutations: short loops of unpredictable length",
              "short loops, list items",
              2,
              400,
              new Fannkuch(),
              Map.of(2L, 157_120L, 400L, 14_165L, 800L, 629_024L)));

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
