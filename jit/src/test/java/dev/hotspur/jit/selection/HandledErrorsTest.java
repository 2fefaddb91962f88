package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error that something below raises belongs to the path of the loop that handles it. */
class HandledErrorsTest {
  private static final JitOptions DEFAULT = JitOptions.DEFAULT;

  /** Raises at every third call. */
  private static final String PICKY =
      """
      .func picky(n)
              LOAD_FAST    n
              LOAD_CONST   3
              MOD
              POP_JUMP_IF_TRUE fine
              LOAD_GLOBAL  ValueError
              LOAD_FAST    n
              CALL         1
              RAISE        1
      fine:   LOAD_FAST    n
              RETURN
      .end
      """;

  private static final String HANDLES =
      """
      .try
              LOAD_GLOBAL  picky
              LOAD_FAST    i
              CALL         1
              LOAD_FAST    x
              ADD
              STORE_FAST   x
      .except ValueError
              LOAD_FAST    x
              LOAD_CONST   1
              SUB
              STORE_FAST   x
      .end
      """;

  /** The region has the handler, so the loop is left at its end only. */
  private static void assertStaysInside(Story story) {
    assertEquals(Map.of(), story.statistics().aborts(), story.events().toString());
    assertEquals(1, compilationsOfMain(story), story.events().toString());
    assertTrue(story.statistics().exits < 10, story.findings().toString());
  }

  private static long compilationsOfMain(Story story) {
    return compilationsOf("main", story);
  }

  private static long compilationsOf(String function, Story story) {
    return story.all(JitEvent.Compiled.class).stream()
        .filter(event -> event.place().function().equals(function))
        .count();
  }

  /** The arithmetic is done with what is unboxed; the error is an edge of the graph. */
  @ParameterizedTest
  @CsvSource({
    "FLOOR_DIV, 100, ZeroDivisionError",
    "MOD, 100, ZeroDivisionError",
    "DIV, 100, ZeroDivisionError",
    "INPLACE_FLOOR_DIV, 2.5, ZeroDivisionError",
    "MOD, 2.5, ZeroDivisionError",
    "DIV, 2.5, ZeroDivisionError",
  })
  void whatDividingByZeroRaisesIsHandledInTheRegion(String opcode, String left, String error) {
    assertStaysInside(arithmetic(opcode, left, "LOAD_FAST i\nLOAD_CONST 3\nMOD\n", error));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LSHIFT", "RSHIFT"})
  void whatShiftingByLessThanNothingRaisesIsHandledInTheRegion(String opcode) {
    String count = "LOAD_FAST i\nLOAD_CONST 3\nMOD\nLOAD_CONST 1\nSUB\n";
    assertStaysInside(arithmetic(opcode, "100", count, "ValueError"));
  }

  private static Story arithmetic(String opcode, String left, String right, String error) {
    String body =
        ".try\nLOAD_CONST %s\n%s%s\nLOAD_FAST x\nADD\nSTORE_FAST x\n"
            .formatted(left, right, opcode);
    String handler = ".except %s\nLOAD_FAST x\nLOAD_CONST 1\nSUB\nSTORE_FAST x\n.end\n";
    return Story.of(Story.loop(4_000, body + handler.formatted(error)), DEFAULT);
  }

  /** The function's code raises it and is left by it, its caller's handles it. */
  @Test
  void whatDividingByZeroRaisesLeavesCompiledFunctions() {
    String divides =
        """
        .func picky(n)
                LOAD_CONST   100
                LOAD_FAST    n
                LOAD_CONST   3
                MOD
                FLOOR_DIV
                RETURN
        .end
        """;
    String handles = HANDLES.replace("ValueError", "ZeroDivisionError");
    Story story = Story.of(divides + Story.loop(4_000, handles), DEFAULT);
    List<JitEvent.ExitHot> hot = story.all(JitEvent.ExitHot.class);
    assertTrue(
        hot.stream().noneMatch(event -> event.expected().contains("int.floordiv")), hot::toString);
    assertEquals(1, compilationsOf("picky", story), story.events().toString());
    assertTrue(
        story.found(JitFinding.ResidualCall.class).stream()
            .anyMatch(call -> call.routine().equals("error.floor_div")),
        story.findings().toString());
  }

  @Test
  void whatAnInterpretedFunctionRaisesIsHandledInTheRegion() {
    JitOptions interpreted = DEFAULT.with(JitOption.HOT_FUNCTION, 1_000_000_000);
    assertStaysInside(Story.of(PICKY + Story.loop(4_000, HANDLES), interpreted));
  }

  @Test
  void whatACompiledFunctionRaisesIsHandledInTheRegion() {
    assertStaysInside(Story.of(PICKY + Story.loop(4_000, HANDLES), DEFAULT));
  }

  @Test
  void whatGoesThroughAFunctionBetweenIsHandledInTheRegion() {
    String between = ".func between(n)\nLOAD_GLOBAL picky\nLOAD_FAST n\nCALL 1\nRETURN\n.end\n";
    String handles = HANDLES.replace("picky", "between");
    JitOptions calls = DEFAULT.with(JitOption.INLINE_DEPTH, 0);
    Story story = Story.of(PICKY + between + Story.loop(4_000, handles), calls);
    assertEquals(Map.of(), story.statistics().aborts(), story.events().toString());
    assertEquals(3, story.statistics().compilations, story.events().toString());
  }

  @Test
  void whatABuiltinRaisesIsHandledInTheRegion() {
    String argument =
        "LOAD_CONST (\"1\", \"\", \"2\")\nLOAD_FAST i\nLOAD_CONST 3\nMOD\nLOAD_SUBSCR";
    String handles = HANDLES.replace("picky", "int").replaceFirst("LOAD_FAST {4}i", argument);
    assertStaysInside(Story.of(Story.loop(4_000, handles), DEFAULT));
  }

  /** The inner loop is compiled first, and then left by the error while the outer is recorded. */
  @Test
  void whatAnInnerLoopRaisesIsHandledInTheRegionOfTheOuter() {
    String body =
        """
        .try
                LOAD_CONST   1
                STORE_FAST   j
        again:  LOAD_GLOBAL  int
                LOAD_CONST   ("", "1")
                LOAD_FAST    j
                LOAD_CONST   40
                COMPARE      !=
                LOAD_SUBSCR
                CALL         1
                LOAD_FAST    x
                ADD
                STORE_FAST   x
                LOAD_FAST    j
                LOAD_CONST   1
                ADD
                STORE_FAST   j
                JUMP         again
        .except ValueError
                LOAD_FAST    x
                LOAD_CONST   1
                SUB
                STORE_FAST   x
        .end
        """;
    Story story = Story.of(Story.loop(4_000, body), DEFAULT);
    assertEquals(Map.of(), story.statistics().aborts(), story.events().toString());
    assertEquals(2, story.statistics().compilations, story.events().toString());
  }

  /** The loop that is recorded is left by the error, and recorded again in a later activation. */
  @Test
  void whatNobodyHandlesEndsTheRecordingAtOnce() {
    String summing =
        """
        .func summing(a)
                LOAD_FAST    a
                STORE_FAST   i
        loop:   LOAD_FAST    i
                LOAD_FAST    a
                LOAD_CONST   20
                ADD
                COMPARE      <
                POP_JUMP_IF_FALSE done
                LOAD_FAST    i
                LOAD_CONST   324
                COMPARE      ==
                POP_JUMP_IF_FALSE go
                LOAD_GLOBAL  picky
                LOAD_FAST    i
                CALL         1
                POP
        go:     LOAD_FAST    i
                LOAD_CONST   1
                ADD
                STORE_FAST   i
                JUMP         loop
        done:   LOAD_FAST    i
                RETURN
        .end
        """;
    String body =
        HANDLES
            .replace("picky", "summing")
            .replaceFirst("LOAD_FAST {4}i", "LOAD_FAST i\nLOAD_CONST 20\nMUL");
    JitOptions loopsOnly = DEFAULT.with(JitOption.HOT_FUNCTION, 1_000_000_000);
    Story story = Story.of(PICKY + summing + Story.loop(300, body), loopsOnly);
    List<JitEvent.Aborted> aborted = story.all(JitEvent.Aborted.class);
    assertEquals(
        List.of(AbortReason.LEFT_FUNCTION),
        aborted.stream().map(JitEvent.Aborted::reason).toList(),
        story.events().toString());
    assertTrue(
        story.all(JitEvent.Compiled.class).stream()
            .anyMatch(event -> event.place().function().equals("summing")),
        story.events().toString());
  }
}
