package dev.hotspur.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisVerbTest {
  private static final String COUNT =
      """
      .func main()
              LOAD_CONST 0
              STORE_FAST i
      loop:   LOAD_FAST i
              LOAD_CONST 10
              COMPARE <
              POP_JUMP_IF_FALSE done
              LOAD_FAST i
              LOAD_CONST 1
              ADD
              STORE_FAST i
              JUMP loop
      done:   LOAD_FAST i
              RETURN
      .end
      """;

  @TempDir Path folder;
  private Hotspur hotspur;

  @BeforeEach
  void begin() {
    hotspur = new Hotspur(folder);
  }

  @Test
  void printsWhatAssemblesAgain() {
    Hotspur.Result first = hotspur.run("dis", hotspur.file("p.spur", COUNT));
    assertEquals(0, first.code());
    assertTrue(first.out().contains("POP_JUMP_IF_FALSE L2"), first.out());
    assertEquals(first, hotspur.run("dis", hotspur.file("p.spur", first.out())));
  }

  @Test
  void showsOffsetsPositionsAndDepths() {
    String out =
        hotspur
            .run("dis", "--offsets", "--positions", "--stack", hotspur.file("p.spur", COUNT))
            .out();
    assertTrue(out.contains(";     4  depth 2  6:9-6:18\n"), out);
  }

  @Test
  void showsTheRegisterForm() {
    assertEquals(
        new Hotspur.Result(
            0,
            """
            function main
              r0 is i
              from r1 on: the operand stack
            0:
                 1  r0 = 0
            2:
                 2  loop
                 4  jump unless r0 < 10 to 11
                 8  r0 = r0 + 1
                    to 2
            11:
                12  return r0
            """,
            ""),
        hotspur.run("dis", "--registers", hotspur.file("p.spur", COUNT)));
  }

  @Test
  void checksAProgramInSilence() {
    assertEquals(
        new Hotspur.Result(0, "", ""),
        hotspur.run("asm", "--check", hotspur.file("p.spur", COUNT)));
  }
}
