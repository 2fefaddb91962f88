package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run} loads nothing that it does not need: starting is half of a small program. */
class StartTest {
  private static final List<String> NOT_NEEDED =
      List.of("picocli.", "com.google.", "org.eclipse.", "java.awt.", "dev.hotspur.tools.Verbs");

  @TempDir Path folder;

  private List<String> loadedBy(String... words) throws Exception {
    Path log = folder.resolve("classes.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xlog:class+load:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    builder.command().addAll(List.of(words));
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), out);
    return Files.readAllLines(log);
  }

  private static boolean hasLoaded(String prefix, List<String> log) {
    return log.stream().anyMatch(line -> line.contains("] " + prefix));
  }

  @Test
  void runLoadsNoLibraries() throws Exception {
    String program = new Hotspur(folder).bodyOfMain("NOP");
    List<String> log = loadedBy("run", "--fuel=100", program);
    assertTrue(hasLoaded("dev.hotspur.vm.Vm ", log), "the log cannot be read");
    for (String prefix : NOT_NEEDED) {
      assertTrue(!hasLoaded(prefix, log), prefix);
    }
    assertTrue(hasLoaded("picocli.", loadedBy("--version")), "picocli would not be noticed");
  }

  /** Records link what they compare by when they are compared first, which takes 15 ms. */
  @Test
  void theJitComparesNoRecordsByMethodHandles() throws Exception {
    String queens = Path.of("..", "workloads", "programs", "queens.spur").toString();
    List<String> log = loadedBy("run", "--jit-option=warm-up=0", queens, "8");
    assertTrue(hasLoaded("dev.hotspur.jit.emitted.", log), "nothing was compiled");
    assertTrue(!hasLoaded("java.lang.runtime.ObjectMethods", log), "a record is compared");
  }
}
