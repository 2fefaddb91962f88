package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A recording that teaches nothing is no reason to compile again. */
class NothingNewTest {
  /** A function that reads beyond a list at every third call, and handles that. */
  static final String READS =
      """
      .func reads(n)
              .try
                      LOAD_CONST   100
                      LOAD_CONST   50
                      BUILD_LIST   2
                      LOAD_FAST    n
                      LOAD_SUBSCR
                      RETURN
              .except IndexError
                      POP_EXCEPT
                      LOAD_CONST   0
                      RETURN
              .end
      .end
      """
          + Story.loop(
              4_000,
              """
              LOAD_GLOBAL  reads
              LOAD_FAST    i
              LOAD_CONST   3
              MOD
              CALL         1
              LOAD_FAST    x
              ADD
              STORE_FAST   x
              """);

  /** The function stays a call, and compiled however often it is left. */
  private static final JitOptions NO_RETREAT =
      JitOptions.DEFAULT.with(JitOption.RETREAT, 100_000).with(JitOption.INLINE_DEPTH, 0);

  private static List<JitEvent.Compiled> compiled(Story story, String function) {
    return story.all(JitEvent.Compiled.class).stream()
        .filter(event -> event.place().function().equals(function))
        .toList();
  }

  @Test
  void whatIsHandledEachTimeIsCompiledOnce() {
    Story story = Story.of(READS, NO_RETREAT);
    assertEquals(1, compiled(story, "reads").size(), story.events().toString());
    assertEquals(1, compiled(story, "main").size(), story.events().toString());
  }

  @Test
  void theExitIsLookedAtAgainWhenItsCountHasDoubled() {
    Story story = Story.of(READS, NO_RETREAT);
    List<JitEvent.ExitHot> hot =
        story.all(JitEvent.ExitHot.class).stream()
            .filter(event -> event.place().function().equals("reads"))
            .toList();
    assertEquals(127, hot.get(0).count());
    List<String> details =
        story.all(JitEvent.Aborted.class).stream()
            .filter(event -> event.reason() == AbortReason.NOTHING_NEW)
            .filter(event -> event.place().function().equals("reads"))
            .map(JitEvent.Aborted::detail)
            .toList();
    assertTrue(details.size() >= 3, story.events().toString());
    for (int i = 0; i < details.size(); i++) {
      assertEquals(
          "exit 1 is recorded again when it has been taken " + (254 << i) + " times",
          details.get(i));
    }
    assertEquals(
        List.of("a way not compiled"),
        story.found(JitFinding.ExitTaken.class).stream()
            .filter(exit -> exit.place().function().equals("reads"))
            .map(JitFinding.ExitTaken::kind)
            .toList());
  }

  /** The interpreter finds out once more that there is no next item, and leaves the loop. */
  @Test
  void theEndOfAnIteratorIsNotRecorded() {
    String body =
        """
        LOAD_GLOBAL  range
        LOAD_CONST   100
        CALL         1
        GET_ITER
        again:  FOR_ITER out
        LOAD_FAST    x
        ADD
        STORE_FAST   x
        JUMP         again
        out:    NOP
        """;
    // Of the loop around nothing is compiled, so that the inner one is left at each of its ends.
    JitOptions inner = JitOptions.DEFAULT.with(JitOption.TRACE_LENGTH, 100);
    Story story = Story.of(Story.loop(2_000, body), inner.with(JitOption.INNER_PASSES, 10));
    List<JitEvent.ExitHot> hot = story.all(JitEvent.ExitHot.class);
    assertEquals(
        List.of("this is the way out of the loop"),
        hot.stream().map(JitEvent.ExitHot::decision).distinct().toList(),
        story.events().toString());
    assertTrue(
        story.all(JitEvent.RecordingStarted.class).stream().allMatch(event -> event.exit() < 0),
        story.events().toString());
  }

  /** The exit of the caller is that of what is inlined: its profile is not the caller's. */
  @Test
  void whatACalleeHasLearntIsNewToItsCaller() {
    String callee =
        """
        .func more(n)
                LOAD_FAST    n
                LOAD_CONST   1000
                COMPARE      <
                POP_JUMP_IF_TRUE few
                LOAD_FAST    n
                LOAD_CONST   2
                ADD
                RETURN
        few:    LOAD_FAST    n
                LOAD_CONST   1
                ADD
                RETURN
        .end
        """;
    Story story =
        Story.of(
            callee + Story.loop(20_000, "LOAD_GLOBAL more\nLOAD_FAST i\nCALL 1\nSTORE_FAST x\n"),
            JitOptions.DEFAULT);
    assertEquals(2, compiled(story, "more").size(), story.events().toString());
    assertEquals(2, compiled(story, "main").size(), story.events().toString());
    assertTrue(story.statistics().exits < 1_000, story.statistics().exits + " exits");
  }
}
