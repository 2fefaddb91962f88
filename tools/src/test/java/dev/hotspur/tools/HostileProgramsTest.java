package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Programs that want more than there is, each in a process with a heap of 64 MB and stacks of 512
 * KB: they are stopped at a limit and say so, in compiled code and without.
 */
class HostileProgramsTest {
  @TempDir Path folder;

  /** What a program does without end; x is a list, d a dict. */
  private enum Program {
    APPENDS("LOAD_FAST x | LOAD_CONST 'item' | LIST_APPEND 1 | POP"),
    APPENDS_INTS("LOAD_FAST x | LOAD_METHOD append | LOAD_CONST 1 | CALL_METHOD 1 | POP"),
    DOUBLES_A_LIST("LOAD_FAST x | LOAD_FAST x | ADD | LOAD_CONST 1 | LIST_APPEND 1 | STORE_FAST x"),
    NESTS("LOAD_FAST x | LOAD_FAST x | BUILD_LIST 2 | STORE_FAST x"),
    GROWS_A_STRING("LOAD_FAST s | LOAD_FAST s | ADD | STORE_FAST s"),
    GROWS_AN_INT("LOAD_FAST i | LOAD_CONST 1000000 | LSHIFT | STORE_FAST i"),
    KEEPS_INTS("LOAD_FAST x | LOAD_CONST 1 | LOAD_CONST 1000000 | LSHIFT | LIST_APPEND 1 | POP"),
    FILLS_A_DICT(
        "LOAD_CONST 1 | LOAD_FAST d | LOAD_GLOBAL len | LOAD_FAST d | CALL 1 | STORE_SUBSCR"),
    MAKES_TUPLES("LOAD_FAST x | LOAD_FAST x | BUILD_TUPLE 1 | LIST_APPEND 1 | POP"),
    RAISES("LOAD_FAST x | LOAD_GLOBAL ValueError | LOAD_CONST 1 | CALL 1 | LIST_APPEND 1 | POP"),
    SORTS("LOAD_GLOBAL sorted | LOAD_GLOBAL range | LOAD_CONST 100000 | CALL 1 | CALL 1 | POP"),
    LOOPS("LOAD_CONST 1 | POP"),
    REPEATS("LOAD_CONST 'text' | LOAD_CONST 1000000000 | MUL | POP"),
    LISTS("LOAD_GLOBAL list | LOAD_GLOBAL range | LOAD_CONST 1000000000 | CALL 1 | CALL 1 | POP"),
    RECURSES("LOAD_GLOBAL deep | LOAD_FAST x | CALL 1 | POP");

    private final String body;

    Program(String body) {
      this.body = body;
    }

    String text() {
      return """
          .func deep(x)
          LOAD_GLOBAL deep
          LOAD_FAST x
          BUILD_LIST 1
          CALL 1
          BUILD_LIST 1
          RETURN
          .end
          .func main()
          BUILD_LIST 0
          STORE_FAST x
          BUILD_DICT 0
          STORE_FAST d
          LOAD_CONST 'text'
          STORE_FAST s
          LOAD_CONST 3
          STORE_FAST i
          again:
          %s
          JUMP again
          .end
          """
          .formatted(body.replace(" | ", "\n"));
    }

    /** What is too much by itself is refused by an error that programs can handle. */
    int exitCode() {
      return this == REPEATS ? 1 : 4;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Timeout(120)
  void isStoppedAtALimit(Program program) throws IOException, InterruptedException {
    for (String how : List.of("--jit-option=hot-loop=2", "--jit=off")) {
      Path file = Files.writeString(folder.resolve("p.spur"), program.text());
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> command = new ArrayList<>(List.of(java, "-Xmx64m", "-Xss512k"));
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of(Main.class.getName(), "run", how, "--timeout=5s", file.toString()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), how);
      assertEquals(program.exitCode(), process.exitValue(), () -> how + ": " + said);
      assertFalse(said.contains("\tat ") || said.contains("defect"), () -> how + ": " + said);
    }
  }
}
