package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountVerbTest {
  /** No builtins, so that fuel is charged for instructions alone. */
  private static final String LOOP =
      Hotspur.program(
          "LOAD_CONST 0",
          "STORE_FAST i",
          "loop: LOAD_FAST i",
          "LOAD_CONST 1000",
          "COMPARE <",
          "POP_JUMP_IF_FALSE done",
          "LOAD_FAST i",
          "LOAD_CONST 1",
          "ADD",
          "STORE_FAST i",
          "JUMP loop",
          "done: NOP");

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  @Test
  void countsExactlyWhatFuelIsTakenFor() {
    String file = hotspur.file("p.spur", LOOP);
    String heading = hotspur.run("count", "--dynamic", file).out().lines().findFirst().orElse("");
    long executed = Long.parseLong(heading.replace(" instructions executed", ""));
    assertEquals(0, hotspur.run("run", "--fuel", "" + executed, file).code());
    assertEquals(4, hotspur.run("run", "--fuel", "" + (executed - 1), file).code());
    assertEquals(0, hotspur.run("count", "--dynamic", "--fuel", "" + executed, file).code());
    Hotspur.Result stopped = hotspur.run("count", "--dynamic", "--fuel", "77", file);
    assertEquals(4, stopped.code());
    assertTrue(stopped.out().startsWith("77 instructions executed\n"), stopped.out());
  }

  @Test
  void showsShares() {
    String file = hotspur.file("p.spur", LOOP);
    assertEquals(
        """
        9009 instructions executed
          count   share     sum  instruction
           2003   22.2%   22.2%  LOAD_CONST
           2001   22.2%   44.4%  LOAD_FAST
           1001   11.1%   55.6%  COMPARE
          and 6 more
        """,
        hotspur.run("count", "--dynamic", "--top=3", file).out());
  }

  @Test
  void letsOutputThroughWhenAsked() {
    String file = hotspur.bodyOfMain("LOAD_GLOBAL print", "LOAD_CONST 'printed'", "CALL 1", "POP");
    assertFalse(hotspur.run("count", "--dynamic", file).out().contains("printed"));
    assertTrue(hotspur.run("count", "--dynamic", "--output", file).out().startsWith("printed\n"));
  }

  @Test
  void writesTheAnalysis() throws IOException {
    String file = hotspur.file("loop.spur", LOOP);
    Hotspur.Result result = hotspur.run("analyze", "-d", folder.toString(), file);
    assertEquals(
        new Hotspur.Result(0, "wrote loop_bytecode.txt\nwrote loop_instr_count.txt\n", ""), result);
    String counts = Files.readString(folder.resolve("loop_instr_count.txt"));
    assertTrue(counts.startsWith("9009 instructions executed\n"), counts);
    assertTrue(counts.contains("\n14 instructions in the code\n"), counts);
    Path listing = folder.resolve("loop_bytecode.txt");
    assertTrue(Files.readString(listing).contains(";     4  depth 2\n"));
    assertEquals(0, hotspur.run("verify", listing.toString()).code());
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
      assertEquals(List.of("loop.spur", "loop_bytecode.txt", "loop_instr_count.txt"), names);
    }
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    String file = hotspur.file("loop.spur", LOOP);
    Hotspur.Result result = hotspur.run("analyze", "-d", folder.resolve("no").toString(), file);
    assertEquals(5, result.code());
    assertEquals(
        "hotspur: cannot write no/loop_bytecode.txt: there is no folder no\n", result.err());
  }
}
