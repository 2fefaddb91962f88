package dev.hotspur.assembler.edit;

import static dev.hotspur.assembler.Programs.verified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.Vm;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.InstructionCounter;
import dev.hotspur.vm.interp.LimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class FrequenciesTest {
  /** No builtins, so that fuel is charged for instructions alone. */
  private static final String CALLS =
      """
      .func fib(n)
              LOAD_FAST n
              LOAD_CONST 2
              COMPARE <
              POP_JUMP_IF_FALSE more
              LOAD_FAST n
              RETURN
      more:   LOAD_GLOBAL fib
              LOAD_FAST n
              LOAD_CONST 1
              SUB
              CALL 1
              LOAD_GLOBAL fib
              LOAD_FAST n
              LOAD_CONST 2
              SUB
              CALL 1
              ADD
              RETURN
      .end
      .func main()
              LOAD_CONST 0
              STORE_FAST i
      loop:   LOAD_FAST i
              LOAD_CONST 5
              COMPARE <
              POP_JUMP_IF_FALSE done
      .try
              LOAD_CONST 1
              LOAD_FAST i
              DIV
              POP
      .except ZeroDivisionError
              NOP
      .end
              LOAD_GLOBAL fib
              LOAD_FAST i
              CALL 1
              POP
              LOAD_FAST i
              LOAD_CONST 1
              ADD
              STORE_FAST i
              JUMP loop
      done:   LOAD_CONST None
              RETURN
      .end
      """;

  private final VerifiedModule module = verified(CALLS);

  private static long fuelUsed(VerifiedModule module) {
    Vm vm = Vm.builder().fuel(1_000_000).build();
    vm.run(module);
    return vm.instructionsExecuted();
  }

  private static Frequencies of(InstructionCounter counter, int length) {
    Frequencies frequencies = new Frequencies(length);
    counter.counts().forEach(frequencies::addExecuted);
    return frequencies;
  }

  @Test
  void countsWhatFuelIsChargedFor() {
    InstructionCounter counter = new InstructionCounter();
    Vm.builder().observer(counter).build().run(module);
    assertEquals(fuelUsed(module), counter.total());
    assertEquals(fuelUsed(module), of(counter, 1).total());
  }

  @Test
  void countsUpToTheLimit() {
    for (long fuel : List.of(0L, 1L, 2L, 30L, 31L, 100L)) {
      InstructionCounter counter = new InstructionCounter();
      Vm vm = Vm.builder().observer(counter).fuel(fuel).build();
      Assertions.assertThrows(LimitException.class, () -> vm.run(module));
      assertEquals(fuel, counter.total());
      assertEquals(fuel, vm.instructionsExecuted());
    }
  }

  /** The same by following the machine's steps from outside, activation by activation. */
  @Test
  void followsWithinAnActivationOnly() {
    Map<String, Long> pairs = new TreeMap<>();
    Map<String, Long> triples = new TreeMap<>();
    List<String> steps = new ArrayList<>();
    Object[] before = {null};
    int[] lastPc = {-1};
    Vm.builder()
        .observer(
            (in, frame, pc) -> {
              var code = frame.translation().code();
              int last = lastPc[0];
              boolean follows =
                  frame == before[0]
                      && last >= 0
                      && (pc == last + 1 || code.opcode(last).name().contains("JUMP"))
                      && !code.opcode(last).name().equals("RETURN");
              if (!follows) {
                steps.clear();
              }
              steps.add(code.opcode(pc).name());
              int size = steps.size();
              if (size >= 2) {
                pairs.merge(String.join(" ", steps.subList(size - 2, size)), 1L, Long::sum);
              }
              if (size >= 3) {
                triples.merge(String.join(" ", steps.subList(size - 3, size)), 1L, Long::sum);
              }
              before[0] = frame;
              lastPc[0] = pc;
              return true;
            })
        .build()
        .run(module);
    InstructionCounter counter = new InstructionCounter();
    Vm.builder().observer(counter).build().run(module);
    assertEquals(pairs, byText(of(counter, 2)));
    assertEquals(triples, byText(of(counter, 3)));
    assertTrue(pairs.containsKey("JUMP LOAD_FAST"), pairs.toString());
    assertTrue(!pairs.containsKey("CALL LOAD_GLOBAL"), pairs.toString());
  }

  private static Map<String, Long> byText(Frequencies frequencies) {
    Map<String, Long> result = new TreeMap<>();
    frequencies.rows().forEach(row -> result.put(row.text(), row.count()));
    return result;
  }

  @Test
  void countsWithinBasicBlocks() {
    ControlFlowGraph graph = ControlFlowGraph.of(module.codes().get(0));
    Frequencies singles = new Frequencies(1);
    Frequencies pairs = new Frequencies(2);
    singles.addStatic(graph);
    pairs.addStatic(graph);
    assertEquals("LOAD_FAST", singles.rows().get(0).text());
    assertEquals(4, singles.rows().get(0).count());
    assertEquals(graph.verified().code().size(), singles.total());
    assertEquals(graph.verified().code().size() - graph.blocks().size(), pairs.total());
    assertEquals("LOAD_FAST LOAD_CONST", pairs.rows().get(0).text());
    assertTrue(!byText(pairs).containsKey("POP_JUMP_IF_FALSE LOAD_FAST"));
  }

  @Test
  void sortsByCountThenName() {
    ControlFlowGraph graph = ControlFlowGraph.of(module.codes().get(0));
    Frequencies singles = new Frequencies(1);
    singles.addStatic(graph);
    List<Frequencies.Row> rows = singles.rows();
    for (int i = 1; i < rows.size(); i++) {
      Frequencies.Row above = rows.get(i - 1);
      Frequencies.Row row = rows.get(i);
      assertTrue(
          above.count() > row.count()
              || (above.count() == row.count() && above.text().compareTo(row.text()) < 0));
    }
  }
}
