package dev.hotspur.jit.opt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.IrVerifier;
import dev.hotspur.jit.ir.Parser;
import dev.hotspur.jit.ir.PoolConstant;
import dev.hotspur.jit.ir.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/**
 * A random graph means the same after each pass: it ends in the same place with the same values,
 * heap, events and fuel, also when any one guard fails that need not.
 */
class PassesPropertyTest {
  private static final int LONG_TRIES = 200_000;

  @Provide
  Arbitrary<Pass> passes() {
    return Arbitraries.of(Passes.all());
  }

  @Property(tries = 500, seed = "20261121")
  void onePass(
      @ForAll("passes") Pass pass,
      @ForAll long seed,
      @ForAll @IntRange(min = 5, max = 120) int size) {
    check(List.of(pass), 1, seed, size);
  }

  @Property(tries = 500, seed = "20261121")
  void allPasses(@ForAll long seed, @ForAll @IntRange(min = 5, max = 120) int size) {
    check(Passes.all(), Optimizer.DEFAULT_ROUNDS, seed, size);
  }

  @Property(tries = 100, seed = "20261121")
  void allPassesButOne(@ForAll("passes") Pass pass, @ForAll long seed) {
    List<Pass> others = Passes.all().stream().filter(other -> other != pass).toList();
    check(others, Optimizer.DEFAULT_ROUNDS, seed, 80);
  }

  @Example
  void manyGraphs() {
    if (Boolean.getBoolean("hotspur.long")) {
      for (int seed = 0; seed < LONG_TRIES; seed++) {
        check(Passes.all(), Optimizer.DEFAULT_ROUNDS, seed, 10 + seed % 150);
      }
    }
  }

  static void check(List<Pass> passes, int rounds, long seed, int size) {
    Graph made = RandomGraphs.make(seed, size);
    String text = Printer.print(made);
    assertEquals(List.of(), IrVerifier.problems(made), () -> text);
    Function<String, Object> objects =
        description ->
            made.pool().entries().stream()
                .filter(entry -> entry.description().equals(description))
                .findFirst()
                .map(PoolConstant::value)
                .orElse(description);
    Graph original = Parser.parse(text, objects);
    assertEquals(text, Printer.print(original));
    Graph graph = Parser.parse(text, objects);
    List<Change> changes = new ArrayList<>();
    try {
      new Optimizer(passes, rounds, true).run(graph, changes::add);
      compare(new IrMachine(original), graph, seed);
    } catch (IrMachine.Unsuitable e) {
      return;
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed "
              + seed
              + " size "
              + size
              + "\n"
              + text
              + "\n"
              + Printer.print(graph)
              + "\n"
              + changes,
          e);
    }
  }

  private static void compare(IrMachine machine, Graph graph, long seed) {
    for (long input = seed; input < seed + 4; input++) {
      List<Object> inputs = RandomGraphs.inputs(input);
      IrMachine.End expected = machine.interpret(TestHeap.fresh(inputs));
      assertEquals(expected, machine.compiled(graph, TestHeap.fresh(inputs), 0));
      int guards = Math.min(machine.guards(), 12);
      for (int failing = 1; failing <= guards; failing++) {
        assertEquals(
            expected,
            machine.compiled(graph, TestHeap.fresh(inputs), failing),
            "guard " + failing + " forced to fail");
      }
    }
  }
}
