package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When what is compiled, left alone, tried again and given up. */
class SelectionTest {
  private static final JitOptions HOT_AT_100 = JitOptions.DEFAULT.with(JitOption.HOT_LOOP, 100);

  @Test
  void failuresDoubleTheWaitUntilTheLoopIsBlacklisted() {
    JitOptions options = HOT_AT_100.with(JitOption.FAILURES, 3).with(JitOption.BLACKLIST, 10);
    Story story = Story.of(Story.loop(30_000, AbortsTest.LEAVES), options);
    List<Long> hot = story.all(JitEvent.Hot.class).stream().map(JitEvent.Hot::passes).toList();
    List<Long> waits =
        story.all(JitEvent.BackedOff.class).stream().map(JitEvent.BackedOff::until).toList();
    assertEquals(100, hot.get(0));
    assertEquals(hot.subList(1, 3), waits);
    // Recording seven passes does not count as passing.
    assertEquals(
        List.of(200L, 400L), List.of(waits.get(0) - hot.get(0), waits.get(1) - hot.get(1)));
    JitEvent.Blacklisted blacklisted = story.all(JitEvent.Blacklisted.class).get(0);
    assertEquals(10 * 800, blacklisted.until() - hot.get(2));
    assertEquals(blacklisted.until(), hot.get(3), "blacklisting expires");
  }

  @Test
  void transientFailuresAreNeverBlacklisted() {
    String body =
        """
        LOAD_CONST 0
        STORE_FAST j
        again: LOAD_FAST j
        LOAD_CONST 1
        INPLACE_ADD
        STORE_FAST j
        LOAD_FAST j
        LOAD_CONST 0
        COMPARE <
        POP_JUMP_IF_TRUE again
        """;
    JitOptions options = JitOptions.DEFAULT.with(JitOption.HOT_LOOP, 5);
    Story story = Story.of(Story.loop(4, body).replace("JUMP         loop", "JUMP loop"), options);
    assertEquals(List.of(), story.all(JitEvent.Blacklisted.class));
  }

  @Test
  void theCallerOfABlacklistedLoopIsCompiled() {
    String callee =
        Story.loop(20, AbortsTest.LEAVES)
            .replace("main()", "leaves()")
            .replaceAll("done:(.|\\s)*RETURN", "done: LOAD_CONST 1\nRETURN");
    String program =
        callee
            + Story.loop(
                3_000, "LOAD_GLOBAL leaves\nCALL 0\nLOAD_FAST x\nINPLACE_ADD\nSTORE_FAST x\n");
    Story story = Story.of(program, JitOptions.DEFAULT.with(JitOption.HOT_FUNCTION, 1_000_000_000));
    assertTrue(
        story.all(JitEvent.Blacklisted.class).stream()
            .anyMatch(event -> event.place().function().equals("leaves")));
    assertTrue(
        story.all(JitEvent.Compiled.class).stream()
            .anyMatch(event -> event.place().function().equals("main")),
        story.events().toString());
    assertEquals(
        List.of("it is recorded after 1000000000 calls in the interpreter"),
        story.found(JitFinding.ResidualCall.class).stream()
            .map(JitFinding.ResidualCall::reason)
            .toList());
  }

  /** A function that leaves compiled code unless its argument is a multiple, called by a loop. */
  private static String leavingUnless(int divisor) {
    return """
        .func leaving(n)
                LOAD_FAST    n
                STORE_GLOBAL last
                LOAD_FAST    n
                LOAD_CONST   %d
                MOD
                POP_JUMP_IF_FALSE stay
                LOAD_FAST    n
                STORE_FAST   y
                DELETE_FAST  y
                LOAD_CONST   0
                POP_JUMP_IF_FALSE unread
                LOAD_FAST    y
                RETURN
        unread: NOP
        stay:   LOAD_FAST    n
                RETURN
        .end
        """
            .formatted(divisor)
        + Story.loop(
            20_000, "LOAD_GLOBAL leaving\nLOAD_FAST i\nCALL 1\nLOAD_FAST x\nADD\nSTORE_FAST x\n");
  }

  @Test
  void aFunctionThatOnlyCompiledCodeCallsIsGivenUpIfItLoses() {
    Story losing = Story.of(leavingUnless(10), JitOptions.DEFAULT);
    List<JitEvent.Retreated> retreats = losing.all(JitEvent.Retreated.class);
    assertEquals(
        Set.of("leaving"),
        retreats.stream().map(each -> each.place().function()).collect(Collectors.toSet()));
    assertTrue(retreats.get(0).exits() > retreats.get(0).rounds(), retreats.toString());
    Story gaining =
        Story.of(leavingUnless(10).replace("IF_FALSE stay", "IF_TRUE stay"), JitOptions.DEFAULT);
    assertEquals(List.of(), gaining.all(JitEvent.Retreated.class));
    assertTrue(gaining.statistics().exits > 1_500, "left now and then");
  }

  /** Calls {@code at(items, n)} with n from 0 to 3, and after half of the passes from -4 to -1. */
  private static final String TURNS_NEGATIVE =
      """
      .func at(items, n)
              LOAD_FAST    items
              LOAD_FAST    n
              LOAD_SUBSCR
              RETURN
      .end
      """
          + Story.loop(
                  20_000,
                  """
                  LOAD_GLOBAL  at
                  LOAD_FAST    items
                  LOAD_FAST    i
                  LOAD_CONST   4
                  MOD
                  LOAD_FAST    i
                  LOAD_CONST   10000
                  COMPARE      <
                  POP_JUMP_IF_TRUE call
                  LOAD_CONST   4
                  SUB
                  call: CALL   2
                  LOAD_FAST    x
                  LOAD_CONST   3
                  MUL
                  ADD
                  LOAD_CONST   1009
                  MOD
                  STORE_FAST   x
                  """)
              .replaceFirst(
                  "LOAD_CONST   0",
                  "LOAD_CONST 2\nLOAD_CONST 3\nLOAD_CONST 5\nLOAD_CONST 7\nBUILD_LIST 4\n"
                      + "STORE_FAST items\nLOAD_CONST 0");

  @Test
  void aPositionThatTurnsNegativeIsNotExpectedToBeNaturalAnyMore() {
    Story story =
        Story.of(
            TURNS_NEGATIVE,
            JitOptions.DEFAULT.with(JitOption.INLINE_SIZE, 0).with(JitOption.VERIFY, 1));
    List<JitEvent.ExitHot> hot =
        story.all(JitEvent.ExitHot.class).stream()
            .filter(event -> event.place().function().equals("at"))
            .toList();
    assertEquals(
        List.of("guard.true int.ge"), hot.stream().map(JitEvent.ExitHot::expected).toList());
    long left =
        story.found(JitFinding.ExitTaken.class).stream()
            .filter(exit -> exit.place().function().equals("at"))
            .mapToLong(JitFinding.ExitTaken::count)
            .sum();
    assertTrue(left < 300, left + " exits: it has to be compiled again without the guard");
    assertEquals(List.of(), story.all(JitEvent.Retreated.class));
  }

  /** Calls {@code more(x)} in a loop; the flags are put behind the function's heading. */
  private static String callingMore(String flags) {
    return ".func more(x) "
        + flags
        + "\nLOAD_FAST x\nLOAD_CONST 1\nADD\nRETURN\n.end\n"
        + Story.loop(5_000, "LOAD_GLOBAL more\nLOAD_FAST x\nCALL 1\nSTORE_FAST x\n");
  }

  @Test
  void aFunctionThatIsNeverTracedIsInterpreted() {
    Story story = Story.of(callingMore("never_trace"), JitOptions.DEFAULT);
    assertEquals(
        Set.of("main"),
        story.all(JitEvent.Hot.class).stream()
            .map(event -> event.place().function())
            .collect(Collectors.toSet()));
    assertEquals(
        List.of("its function is marked never_trace"),
        story.found(JitFinding.NotCompiled.class).stream()
            .map(JitFinding.NotCompiled::reason)
            .toList());
  }

  @Test
  void aFunctionThatIsNeverInlinedIsCalled() {
    List<Integer> called =
        operations(Story.of(callingMore(""), JitOptions.DEFAULT.with(JitOption.INLINE_SIZE, 0)));
    assertEquals(called, operations(Story.of(callingMore("never_inline"), JitOptions.DEFAULT)));
    assertNotEquals(called, operations(Story.of(callingMore(""), JitOptions.DEFAULT)));
  }

  private static List<Integer> operations(Story story) {
    return story.all(JitEvent.Built.class).stream().map(JitEvent.Built::operations).toList();
  }

  /** Calls, again and again, a function that goes around one loop in another. */
  private static final String CALLS_NESTED_LOOPS =
      """
      .func nested()
              LOAD_CONST   0
              STORE_FAST   i
      outer:  LOAD_FAST    i
              LOAD_CONST   40
              COMPARE      <
              POP_JUMP_IF_FALSE done
              LOAD_FAST    i
              LOAD_CONST   1
              INPLACE_ADD
              STORE_FAST   i
              LOAD_CONST   0
              STORE_FAST   j
      inner:  LOAD_FAST    j
              LOAD_CONST   1000
              COMPARE      <
              POP_JUMP_IF_FALSE outer
              LOAD_FAST    j
              LOAD_CONST   1
              INPLACE_ADD
              STORE_FAST   j
              JUMP         inner
      done:   LOAD_FAST    i
              RETURN
      .end
      """
          + Story.loop(30, "LOAD_GLOBAL nested\nCALL 0\nSTORE_FAST x\n");

  @Test
  void whatRunsCompiledIsNotRecordedAgainWithWhatIsAroundIt() {
    JitOptions options =
        JitOptions.DEFAULT.with(JitOption.HOT_LOOP, 300).with(JitOption.HOT_FUNCTION, 20);
    Story story = Story.of(CALLS_NESTED_LOOPS, options);
    List<Integer> lengths =
        story.all(JitEvent.Recorded.class).stream()
            .filter(event -> event.place().line() == 2)
            .map(JitEvent.Recorded::length)
            .toList();
    assertEquals(7, lengths.size(), story.events().toString());
    // Before the loops and after them: the loops themselves are left now and then to look for
    // requests to stop, inside the inner one, which does not make the rest of the outer new.
    assertTrue(lengths.stream().allMatch(length -> length < 10), lengths.toString());
  }

  @Test
  void anotherWayThroughACompiledLoopIsRecordedForTheLoopFirst() {
    String looping =
        Story.loop(
                1_000,
                """
                LOAD_GLOBAL later
                POP_JUMP_IF_TRUE two
                LOAD_FAST x
                LOAD_CONST 1
                JUMP add
                two: LOAD_FAST x
                LOAD_CONST 2
                add: ADD
                STORE_FAST x
                """)
            .replace("main()", "looping()")
            .replace("LOAD_GLOBAL  print", "LOAD_FAST x\nRETURN\nLOAD_GLOBAL  print");
    // The function is hot after 23 calls, in the first of which the loop was compiled.
    String body =
        """
        LOAD_FAST i
        LOAD_CONST 21
        COMPARE >
        STORE_GLOBAL later
        LOAD_GLOBAL looping
        CALL 0
        STORE_FAST x
        """;
    Story story = Story.of(looping + Story.loop(100, body), JitOptions.DEFAULT);
    assertEquals(
        List.of("looping: " + AbortReason.INNER_LOOP),
        story.all(JitEvent.Aborted.class).stream()
            .map(event -> event.place().function() + ": " + event.reason())
            .toList());
    long recorded = story.statistics().instructionsRecorded;
    assertTrue(recorded < 1_000, recorded + " instructions");
    assertTrue(
        story.all(JitEvent.Compiled.class).stream()
            .anyMatch(
                event -> event.place().pc() == 0 && event.place().function().equals("looping")),
        story.events().toString());
  }

  /** Two ways that are taken equally often, from the thousandth pass on. */
  private static String twoRareWays() {
    StringBuilder body = new StringBuilder();
    for (int rest = 0; rest < 2; rest++) {
      body.append("LOAD_FAST i\nLOAD_CONST 1000\nCOMPARE <\nPOP_JUMP_IF_TRUE next" + rest + "\n");
      body.append("LOAD_FAST i\nLOAD_CONST 10\nMOD\nLOAD_CONST " + rest + "\nCOMPARE ==\n");
      body.append("POP_JUMP_IF_FALSE next" + rest + "\n");
      body.append("LOAD_FAST x\nLOAD_CONST " + (rest + 1) + "\nADD\nSTORE_FAST x\n");
      body.append("next" + rest + ": NOP\n");
    }
    return Story.loop(20_000, body.toString());
  }

  @Test
  void exitsThatAreHotAtTheSameTimeAreCompiledTogether() {
    int together = versions(JitOptions.DEFAULT);
    int apart = versions(JitOptions.DEFAULT.with(JitOption.EXIT_BATCH, 0));
    assertTrue(together < apart, together + " versions, " + apart + " one by one");
  }

  private static int versions(JitOptions options) {
    Story story = Story.of(twoRareWays(), options);
    List<JitEvent.Compiled> compiled = story.all(JitEvent.Compiled.class);
    assertEquals(0, story.statistics().retreats);
    return compiled.get(compiled.size() - 1).version();
  }

  @Test
  void aTypeThatChangesIsWidenedAndTheLoopStaysCompiled() {
    String body =
        """
        LOAD_FAST x
        LOAD_CONST 1
        ADD
        STORE_FAST x
        LOAD_FAST i
        LOAD_CONST 2000
        COMPARE ==
        POP_JUMP_IF_FALSE same
        LOAD_CONST 0.5
        STORE_FAST x
        same: NOP
        """;
    Story story = Story.of(Story.loop(100_000, body), JitOptions.DEFAULT);
    assertEquals("97999.5\n".length(), story.output().length());
    long left =
        story.found(JitFinding.ExitTaken.class).stream()
            .mapToLong(JitFinding.ExitTaken::count)
            .sum();
    assertTrue(left < 1_000, left + " exits in " + story.findings());
    assertEquals(0, story.statistics().retreats);
  }

  @Test
  void aRegionThatIsLeftInEachPassIsGivenUp() {
    Story story = Story.of(AbortsTest.losing(20_000), JitOptions.DEFAULT);
    JitEvent.Retreated retreated = story.all(JitEvent.Retreated.class).get(0);
    assertTrue(retreated.exits() > retreated.rounds());
    assertEquals(0, story.statistics().regions);
    long left = story.statistics().exits;
    assertTrue(left < 10_000, left + " exits");
    JitFinding.NotCompiled loop = story.found(JitFinding.NotCompiled.class).get(0);
    assertTrue(loop.reason().startsWith("the region was left more often"), loop.reason());
  }

  @Test
  void aRegionThatIsLeftNowAndThenStays() {
    String program =
        AbortsTest.losing(20_000)
            .replace("COMPARE <\nPOP_JUMP_IF_TRUE more", "MOD\nPOP_JUMP_IF_TRUE more");
    Story story =
        Story.of(program.replace("LOAD_CONST 1000\n", "LOAD_CONST 3\n"), JitOptions.DEFAULT);
    assertEquals(List.of(), story.all(JitEvent.Retreated.class));
    assertEquals(1, story.statistics().regions);
    assertTrue(story.statistics().exits > 5_000, "it is left often enough to be looked at");
  }

  @Test
  void aFunctionThatIsAlwaysLeftIsGivenUp() {
    String callee =
        """
        .func callee(n)
                LOAD_FAST n
                LOAD_CONST 1000
                COMPARE <
                POP_JUMP_IF_TRUE less
                LOAD_FAST n
                STORE_FAST y
                DELETE_FAST y
                LOAD_FAST n
                POP_JUMP_IF_TRUE less
                LOAD_FAST y
                POP
        less:   LOAD_FAST n
                RETURN
        .end
        """;
    String program =
        callee
            + Story.loop(
                20_000,
                "LOAD_GLOBAL callee\nLOAD_FAST i\nCALL 1\nSTORE_FAST x\n" + AbortsTest.LEAVES);
    Story story = Story.of(program, JitOptions.DEFAULT);
    assertTrue(
        story.all(JitEvent.Retreated.class).stream()
            .anyMatch(event -> event.place().function().equals("callee")),
        story.events().toString());
    assertFalse(story.found(JitFinding.NotCompiled.class).isEmpty());
  }

  @Test
  void aGlobalThatChangesIsNoConstantAnyMore() {
    String body =
        """
        LOAD_GLOBAL main
        LOAD_GLOBAL f
        IS
        STORE_FAST x
        LOAD_FAST i
        LOAD_CONST 2000
        COMPARE ==
        POP_JUMP_IF_FALSE same
        LOAD_GLOBAL main
        STORE_GLOBAL f
        same: NOP
        """;
    String program = ".func f()\nRETURN\n.end\n" + Story.loop(4_000, body);
    Story story =
        Story.of(
            program.replace(".func f()\nRETURN", ".func f()\nLOAD_CONST 1\nRETURN"),
            JitOptions.DEFAULT);
    assertEquals(
        List.of("global f"),
        story.all(JitEvent.Widened.class).stream().map(JitEvent.Widened::subject).toList());
  }

  /** What loops write is known beforehand. */
  @Test
  void mostRegionsAreBuiltAtTheFirstAttempt() {
    String nested =
        """
        LOAD_CONST 0
        STORE_FAST sum
        LOAD_GLOBAL range
        LOAD_FAST i
        CALL 1
        GET_ITER
        inner: FOR_ITER out
        STORE_FAST j
        LOAD_FAST sum
        LOAD_FAST j
        ADD
        STORE_FAST sum
        JUMP inner
        out: LOAD_FAST sum
        STORE_FAST x
        """;
    Story story = Story.of(Story.loop(500, nested), JitOptions.DEFAULT);
    assertEquals(2, story.statistics().compilations);
    assertEquals(2, story.statistics().attempts);
  }
}
