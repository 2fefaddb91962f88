package dev.hotspur.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.workloads.Workload;
import dev.hotspur.workloads.Workloads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Repetitions speak the format of the peers. */
class RepetitionsTest {
  private static List<String> lines(String... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      Repetitions.main(arguments);
    } finally {
      System.setOut(before);
    }
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void everyEngineGivesTheChecksumAndATimeForEachRepetition() {
    Workload workload = Workloads.named("collatz").orElseThrow();
    String size = Long.toString(workload.testSize());
    String wanted = "checksum " + workload.checksum(workload.testSize()).orElseThrow();
    for (String engine : Engine.words()) {
      List<String> lines = lines(engine, "collatz", size, "3");
      assertEquals(4, lines.size());
      assertEquals(wanted, lines.get(0));
      for (int i = 1; i <= 3; i++) {
        assertTrue(lines.get(i).matches("time " + i + " \\d+"), lines.get(i));
      }
    }
  }

  @Test
  void repeatsForAWhile() {
    List<String> lines = lines("java", "collatz", "1", "1s");
    assertTrue(lines.size() > 100, lines.toString());
    assertTrue(lines.get(100).startsWith("time 100 "), lines.get(100));
    int repetitions = lines.size() / 2 - 1;
    assertTrue(lines.get(repetitions).startsWith("time " + repetitions + " "), lines.toString());
    assertTrue(lines.get(repetitions + 1).startsWith("probe 1 "), lines.toString());
    String last = lines.get(lines.size() - 1);
    assertTrue(last.startsWith("probe " + (repetitions + 1) + " "), last);
  }

  @Test
  void listsTheWorkloadsWithTheirSizes() {
    List<String> wanted =
        Workloads.all().stream()
            .map(each -> each.name() + " " + each.benchmarkSize() + " " + each.testSize())
            .toList();
    assertEquals(wanted, lines("list"));
  }
}
