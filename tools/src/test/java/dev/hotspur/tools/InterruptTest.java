package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Interrupts a process of its own, as the keyboard does. */
class InterruptTest {
  /** Shells start background jobs with interrupts ignored; this undoes it. */
  private static final Path ENV = Path.of("/usr/bin/env");

  @TempDir Path folder;

  @Test
  @Timeout(60)
  void writesTheOutputAndEndsWith130() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(ENV), "needs env with --default-signal and kill");
    String program =
        """
        .func main()
                LOAD_GLOBAL print
                LOAD_CONST "x"
                LOAD_CONST 9000         ; more than is buffered
                MUL
                CALL 1
                POP
                LOAD_GLOBAL print
                LOAD_CONST "last"
                CALL 1
                POP
        loop:   JUMP loop
        .end
        """;
    Path file = Files.writeString(folder.resolve("p.spur"), program);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                List.of(
                    ENV.toString(),
                    "--default-signal=INT",
                    java,
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "run",
                    file.toString()))
            .redirectErrorStream(true)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertEquals("x".repeat(9000), output.readLine());
    TimeUnit.MILLISECONDS.sleep(300);
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertEquals("last", output.readLine());
    assertEquals("hotspur: interrupted, in main (" + file + ":1)", output.readLine());
    assertEquals(130, process.waitFor());
  }
}
