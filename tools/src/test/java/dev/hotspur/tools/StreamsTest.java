package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command as a process of its own, where the streams are what matters. */
class StreamsTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final String PRINT =
      """
      LOAD_GLOBAL print
      LOAD_CONST "line"
      CALL 1
      POP""";

  @TempDir Path folder;

  private Process start(Redirect out, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectOutput(out)
        .redirectError(folder.resolve("err").toFile())
        .start();
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err")).replace(folder + "/", "");
  }

  private String program(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  @Timeout(60)
  void aFullDiskIsAnErrorOfTheOutput() throws IOException, InterruptedException {
    assumeTrue(Files.exists(FULL), "needs " + FULL);
    String file = program("p.spur", Hotspur.program(PRINT));
    for (String verb : List.of("run", "dis")) {
      Process process = start(Redirect.to(new File(FULL.toString())), verb, file);
      assertEquals(5, process.waitFor());
      assertEquals("hotspur: cannot write the output: No space left on device\n", errors());
    }
  }

  @Test
  @Timeout(60)
  void aReaderThatGoesAwayIsNoError() throws IOException, InterruptedException {
    String file = program("p.spur", ".func main()\nloop:\n" + PRINT + "\nJUMP loop\n.end\n");
    Process process = start(Redirect.PIPE, "run", file);
    try (InputStream out = process.getInputStream()) {
      assertEquals("line\n", new String(out.readNBytes(5), StandardCharsets.UTF_8));
    }
    assertEquals(0, process.waitFor());
    assertEquals("", errors());
  }

  @Test
  @Timeout(60)
  void whatIsWrongIsToldOnTheErrorsAlone() throws IOException, InterruptedException {
    String file = program("p.spur", Hotspur.program("FOO"));
    Process process = start(Redirect.PIPE, "run", file);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(3, process.waitFor());
    assertEquals("", out);
    assertEquals(
        """
        p.spur:2:1: error: there is no instruction or macro FOO
        FOO
        ^~~
        hotspur: 1 error in p.spur
        """,
        errors());
  }

  @Test
  @Timeout(60)
  void aDeepRecursionEndsWithoutATraceOfJava() throws IOException, InterruptedException {
    String file = program("p.spur", ".func main()\nLOAD_GLOBAL main\nCALL 0\nRETURN\n.end\n");
    Process process = start(Redirect.PIPE, "run", file);
    assertEquals(0, process.getInputStream().readAllBytes().length);
    assertEquals(1, process.waitFor());
    assertFalse(errors().contains("dev.hotspur"), errors());
    assertEquals(
        "RecursionError: maximum recursion depth exceeded",
        errors().lines().reduce("", (before, line) -> line));
  }
}
