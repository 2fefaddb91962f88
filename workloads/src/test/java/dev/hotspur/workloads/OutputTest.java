package dev.hotspur.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hotspur.vm.CapturingWorld;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs print what their headers and their Python originals say. */
class OutputTest {
  private static final String EXPECT = "; expect: ";

  static Stream<Workload> workloads() {
    return Workloads.all().stream();
  }

  @ParameterizedTest
  @MethodSource("dev.hotspur.workloads.Setting#withWorkloads")
  void theDefaultOutputIsTheOneInTheHeader(Workload workload, Setting setting) {
    assertEquals(expected(workload), output(workload, setting));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void theProgramPrintsWhatPythonPrints(Workload workload)
      throws IOException, InterruptedException {
    assumeTrue(Python.isThere(), "python3 is not 3.11");
    String size = Long.toString(workload.testSize());
    String expected = Python.output(workload.name(), size);
    for (Setting setting : Setting.ALL) {
      assertEquals(expected, output(workload, setting, size), setting.name());
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void thePythonOriginalPrintsWhatTheHeaderSays(Workload workload)
      throws IOException, InterruptedException {
    assumeTrue(Python.isThere(), "python3 is not 3.11");
    assertEquals(expected(workload), Python.output(workload.name()));
  }

  private static String output(Workload workload, Setting setting, String... arguments) {
    CapturingWorld world = new CapturingWorld(arguments);
    setting.vm(world).run(workload.module());
    return world.output();
  }

  private static String expected(Workload workload) {
    String expected =
        workload
            .source()
            .lines()
            .filter(line -> line.startsWith(EXPECT))
            .map(line -> line.substring(EXPECT.length()) + "\n")
            .collect(Collectors.joining());
    assertFalse(expected.isEmpty(), workload.file() + " has no line " + EXPECT);
    return expected;
  }
}
