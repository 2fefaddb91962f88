package dev.hotspur.workloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in {@code docs/workloads.md} is that of the workloads. */
class DocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "workloads.md");
  private static final String BEGIN =
      "<!-- The table begins here: written by DocumentationTest. -->";
  private static final String END = "<!-- The table ends here. -->";

  @Test
  void thePageHasTheTableOfTheWorkloads() throws IOException {
    String page = Files.readString(PAGE);
    String expected = withTable(page);
    if (Boolean.getBoolean("hotspur.update")) {
      Files.writeString(PAGE, expected);
    }
    assertEquals(
        expected,
        Files.readString(PAGE),
        "to write the table anew: mvn test -pl workloads -am -Dtest=DocumentationTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dhotspur.update=true");
  }

  private static String withTable(String page) {
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    return page.substring(0, begin) + "\n\n" + table() + "\n" + page.substring(end);
  }

  private static String table() {
    return "| workload | what it shows | what it stresses | size in tests | size in benchmarks |\n"
        + "|---|---|---|--:|--:|\n"
        + Workloads.all().stream().map(DocumentationTest::row).collect(Collectors.joining());
  }

  private static String row(Workload workload) {
    return String.format(
        Locale.ROOT,
        "| [`%1$s`](../workloads/programs/%1$s.spur) | %2$s | %3$s | %4$d | %5$d |\n",
        workload.name(),
        workload.description(),
        workload.stresses(),
        workload.testSize(),
        workload.benchmarkSize());
  }
}
