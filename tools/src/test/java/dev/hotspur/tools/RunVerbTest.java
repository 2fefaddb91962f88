package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunVerbTest {
  private static final String ARGV =
      "LOAD_GLOBAL print\nIMPORT_NAME sys\nLOAD_ATTR argv\nCALL 1\nPOP";
  private static final String FOREVER = "loop: JUMP loop";

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  private static String print(String literal) {
    return "LOAD_GLOBAL print\nLOAD_CONST " + literal + "\nCALL 1\nPOP";
  }

  @Test
  void printsWhatTheProgramPrints() {
    assertEquals(
        new Hotspur.Result(0, "grüße 😀\n", ""),
        hotspur.run("run", hotspur.bodyOfMain(print("\"grüße 😀\""))));
  }

  @Test
  void readsTheProgramFromTheInput() {
    assertEquals(
        new Hotspur.Result(0, "1\n", ""),
        hotspur.runWithInput(Hotspur.program(print("1")), "run", "-"));
  }

  @Test
  void givesTheProgramWhatFollowsItsName() {
    assertEquals(
        "['p.spur', '--stats', '--', '-x']\n",
        hotspur.run("run", hotspur.bodyOfMain(ARGV), "--stats", "--", "-x").out());
  }

  @Test
  void endsOptionsAtTwoDashes() {
    assertEquals(
        "['p.spur', 'a']\n", hotspur.run("run", "--", hotspur.bodyOfMain(ARGV), "a").out());
  }

  @Test
  void showsATracebackWithSourceLines() {
    String program =
        """
        .func f(x)
                LOAD_CONST 1
                LOAD_FAST  x
                DIV             ; here
                RETURN
        .end
        .func main()
                LOAD_GLOBAL f
                LOAD_CONST 0
                CALL 1
                RETURN
        .end
        """;
    assertEquals(
        new Hotspur.Result(
            1,
            "",
            """
            Traceback (most recent call last):
              File "p.spur", line 10, in main
                CALL 1
              File "p.spur", line 4, in f
                DIV             ; here
            ZeroDivisionError: division by zero
            """),
        hotspur.run("run", hotspur.file("p.spur", program)));
  }

  @Test
  void writesTheOutputBeforeAnError() {
    Hotspur.Result result =
        hotspur.run("run", hotspur.bodyOfMain(print("1"), "LOAD_GLOBAL undefined", "POP"));
    assertEquals("1\n", result.out());
    assertTrue(result.err().endsWith("NameError: name 'undefined' is not defined\n"), result.err());
    assertEquals(1, result.code());
  }

  @Test
  void stopsWithoutFuel() {
    assertEquals(
        new Hotspur.Result(
            4, "", "hotspur: out of fuel after 1000 instructions, in main (p.spur:1)\n"),
        hotspur.run("run", "--fuel", "1000", hotspur.bodyOfMain(FOREVER)));
  }

  @Test
  @Timeout(20)
  void stopsWhenItsTimeIsOver() {
    assertEquals(
        new Hotspur.Result(
            4, "1\n", "hotspur: out of time after 0.05 seconds, in main (p.spur:1)\n"),
        hotspur.run("run", "--timeout=50ms", hotspur.bodyOfMain(print("1"), FOREVER)));
  }

  @Test
  void raisesRecursionErrorAtTheDepth() {
    String program = ".func main()\nLOAD_GLOBAL main\nCALL 0\nRETURN\n.end\n";
    Hotspur.Result result = hotspur.run("run", "--depth", "50", hotspur.file("p.spur", program));
    assertEquals(1, result.code());
    assertTrue(
        result.err().endsWith("RecursionError: maximum recursion depth exceeded\n"), result.err());
  }

  @Test
  void tellsStatistics() {
    Hotspur.Result result =
        hotspur.run("run", "--stats", "--fuel=100", "--jit=off", hotspur.bodyOfMain(print("1")));
    assertEquals("1\n", result.out());
    String[] lines = result.err().split("\n", -1);
    assertTrue(lines[0].startsWith("wall time"), result.err());
    assertEquals("fuel used               8", lines[1]);
    assertEquals("jit                     off", lines[2]);
  }

  @Test
  void saysThatInstructionsAreNotCounted() {
    Hotspur.Result result = hotspur.run("run", "--stats", hotspur.bodyOfMain(print("1")));
    assertTrue(
        result.err().contains("fuel used               not counted (--fuel counts it)\n"),
        result.err());
    assertTrue(result.err().contains("compilations            0\n"), result.err());
  }

  @Test
  void endsWithTheCodeOfSystemExit() {
    String exit = "LOAD_GLOBAL SystemExit\nLOAD_CONST %s\nCALL 1\nRAISE 1";
    String end = "\n.end\n";
    String start = ".func main()\n";
    assertEquals(
        new Hotspur.Result(3, "", ""),
        hotspur.run("run", hotspur.file("p.spur", start + exit.formatted("3") + end)));
    assertEquals(
        new Hotspur.Result(1, "", "bye\n"),
        hotspur.run("run", hotspur.file("p.spur", start + exit.formatted("\"bye\"") + end)));
    assertEquals(
        new Hotspur.Result(0, "", ""),
        hotspur.run("run", hotspur.file("p.spur", start + exit.formatted("None") + end)));
  }
}
