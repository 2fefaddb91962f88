package dev.hotspur.assembler;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Ten times the text is ten times the work. Allocated bytes are counted, which are nearly the same
 * each time, and no time is measured; only what never comes to an end is stopped.
 */
class LinearityTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  // Arrays and tables that double are about as full at ten times this size.
  private static final int SIZE = 1600;
  private static final int FACTOR = 12;

  private static long allocated(String text) {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    Assembler.assembleVerified(text, "t");
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
  }

  @TestFactory
  Stream<DynamicTest> allocatesInProportionToTheText() {
    return LargeSources.all().entrySet().stream()
        .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> check(shape.getValue())));
  }

  private static void check(IntFunction<String> shape) {
    String small = shape.apply(SIZE);
    String large = shape.apply(10 * SIZE);
    allocated(small);
    long few = allocated(small);
    long many = allocated(large);
    assertTrue(many <= FACTOR * few, few + " bytes became " + many);
  }

  /** What allocates nothing is not counted above; if it were quadratic, this would take hours. */
  @ParameterizedTest
  @CsvSource({
    "labels on a line, 300000",
    "a long string, 300000",
    "many escapes, 300000",
    "many wrong escapes, 300000",
    "a name of many parts, 300000",
    "wrong characters, 300000",
    "unknown instructions, 1000000",
    "lines that cannot be read, 1000000",
    "lines outside, 1000000",
    "blocks nested too deep, 300000",
    "handlers, 100000",
    "exits by .finally, 100000",
    "rows by hand, 300000"
  })
  void comesToAnEnd(String shape, int size) {
    String text = LargeSources.all().get(shape).apply(size);
    assertTimeoutPreemptively(Duration.ofMinutes(1), () -> Assembler.assembleVerified(text, "t"));
  }

  @Test
  void repeatedPartsWithoutInstructionsAreBounded() {
    for (String line : new String[] {"a%d:\n", ".loc 'test.spur' 1\n"}) {
      StringBuilder program = new StringBuilder("LOAD_CONST 1\nPOP_JUMP_IF_TRUE t\nt: .try\n");
      StringBuilder last = new StringBuilder();
      for (int i = 0; i < 10_000; i++) {
        program.append(
            "LOAD_CONST 1\nPOP_JUMP_IF_TRUE b%d\nLOAD_CONST 1\nRETURN\nb%d:".formatted(i, i));
        last.append(line.formatted(i));
      }
      program.append("NOP\n.finally\n").append(last).append("NOP\n.end\nLOAD_CONST 1\nRETURN");
      String found = Programs.refusal(Programs.program(program.toString()));
      assertTrue(found.contains("make this program grow beyond 1000000 instructions"), found);
    }
  }
}
