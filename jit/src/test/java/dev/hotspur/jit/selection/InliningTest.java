package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which functions take the place of their calls, and what happens when they are left there. */
class InliningTest {
  private static final String CALL = "LOAD_GLOBAL f\nLOAD_FAST i\nCALL 1\nPOP\n";

  private static String function(String body) {
    return ".func f(n)\nLOAD_FAST n\nSTORE_GLOBAL last\n" + body + "LOAD_FAST n\nRETURN\n.end\n";
  }

  /** Does something from the 5,000th call on. */
  private static String later(String body) {
    return "LOAD_FAST n\nLOAD_CONST 5000\nCOMPARE >=\nPOP_JUMP_IF_FALSE before\n"
        + body
        + "before: NOP\n";
  }

  private static List<JitEvent.Compiled> ofMain(Story story) {
    return story.all(JitEvent.Compiled.class).stream()
        .filter(event -> event.place().function().equals("main"))
        .toList();
  }

  private static List<JitEvent.Built> builtOfMain(Story story) {
    return story.all(JitEvent.Built.class).stream()
        .filter(event -> event.place().function().equals("main"))
        .toList();
  }

  private static boolean calls(JitEvent.Built built) {
    return built.graph().contains("= invoke ");
  }

  @Test
  void whatChangesSomethingIsInlined() {
    Story story = Story.withTexts(function("") + Story.loop(3_000, CALL), JitOptions.DEFAULT);
    JitEvent.Built built = builtOfMain(story).get(0);
    assertTrue(built.graph().contains("global.store"), built.graph());
    assertFalse(calls(built), built.graph());
    assertEquals(List.of(), story.all(JitEvent.ExitHot.class));
  }

  @Test
  void anotherWayIsLearntByTheFunctionAndInlinedToo() {
    String body = later("LOAD_FAST n\nSTORE_GLOBAL other\n");
    Story story = Story.withTexts(function(body) + Story.loop(9_000, CALL), JitOptions.DEFAULT);
    JitEvent.ExitHot hot = story.all(JitEvent.ExitHot.class).get(0);
    assertEquals("what follows is recorded for f", hot.decision());
    assertEquals(2, ofMain(story).size());
    JitEvent.Built built = builtOfMain(story).get(1);
    assertFalse(calls(built), built.graph());
    assertTrue(built.graph().contains("other"), built.graph());
    assertEquals(1, story.all(JitEvent.ExitHot.class).size());
  }

  @Test
  void whatLeavesWithinIsToldWhereItIs() {
    String f = function(later("LOAD_FAST n\nSTORE_GLOBAL other\n"));
    Story story = Story.of(f + Story.loop(9_000, CALL), JitOptions.DEFAULT);
    JitEvent.ExitHot hot = story.all(JitEvent.ExitHot.class).get(0);
    String branch = "p.spur:" + lineOf(f, "POP_JUMP_IF_FALSE") + " (inlined at p.spur:";
    assertTrue(hot.place().toString().startsWith(branch), hot::toString);
    assertEquals("f", hot.place().function());
    assertEquals("main", hot.place().inlinedAt().orElseThrow().function());
    List<JitFinding.ExitTaken> within =
        story.found(JitFinding.ExitTaken.class).stream()
            .filter(exit -> exit.place().toString().startsWith(branch))
            .toList();
    assertEquals(1, within.size(), story.findings().toString());
    assertTrue(within.get(0).count() >= hot.count(), within::toString);
  }

  /** What a function does by calls of the runtime is told for it, not for the call of it. */
  @Test
  void whatIsLeftToTheRuntimeWithinIsToldWhereItIs() {
    String f = function("LOAD_FAST n\nLOAD_CONST 70\nLSHIFT\nSTORE_GLOBAL last\n");
    Story story = Story.of(f + Story.loop(9_000, CALL), JitOptions.DEFAULT);
    List<JitFinding.ResidualCall> within =
        story.found(JitFinding.ResidualCall.class).stream()
            .filter(call -> call.place().inlinedAt().isPresent())
            .toList();
    assertFalse(within.isEmpty(), story.findings().toString());
    within.forEach(call -> assertEquals(lineOf(f, "LSHIFT"), call.place().line()));
  }

  private static int lineOf(String text, String part) {
    return 1 + (int) text.substring(0, text.indexOf(part)).chars().filter(c -> c == '\n').count();
  }

  @Test
  void whatIsLeftAllTheSameIsCalled() {
    String body =
        later(
            """
            LOAD_FAST n
            STORE_FAST y
            DELETE_FAST y
            LOAD_CONST 0
            POP_JUMP_IF_FALSE before
            LOAD_FAST y
            POP
            """);
    Story story = Story.withTexts(function(body) + Story.loop(9_000, CALL), JitOptions.DEFAULT);
    List<JitEvent.Built> built = builtOfMain(story);
    assertFalse(calls(built.get(0)), built.get(0).graph());
    assertTrue(calls(built.get(built.size() - 1)), built.get(built.size() - 1).graph());
    assertTrue(built.size() <= 3, () -> built.size() + " times");
  }

  @Test
  void aCallWhoseErrorsAreHandledStaysOne() {
    String raises =
        function("LOAD_CONST 12\nLOAD_FAST n\nLOAD_CONST 3\nMOD\nFLOOR_DIV\nSTORE_GLOBAL last\n");
    String handled = ".try\n" + CALL + ".except ZeroDivisionError\nNOP\n.end\n";
    Story story = Story.withTexts(raises + Story.loop(9_000, handled), JitOptions.DEFAULT);
    List<JitEvent.Built> built = builtOfMain(story);
    assertFalse(built.isEmpty());
    built.forEach(each -> assertTrue(calls(each), each.graph()));
  }

  /** A function calls another one, which gives floats later on. */
  @Test
  void anUnexpectedResultWithinIsLearntByTheFunctionThatCalls() {
    String gives =
        """
        .func g(n)
                LOAD_FAST    n
                LOAD_CONST   5000
                COMPARE      >=
                POP_JUMP_IF_FALSE int
                LOAD_CONST   0.5
                RETURN
        int:    LOAD_FAST    n
                RETURN
        .end
        """;
    String calls = function("LOAD_GLOBAL g\nLOAD_FAST n\nCALL 1\nSTORE_GLOBAL last\n");
    JitOptions options = JitOptions.DEFAULT.with(JitOption.INLINE_DEPTH, 1);
    Story story = Story.withTexts(gives + calls + Story.loop(9_000, CALL), options);
    assertEquals(
        List.of("p.spur:16 (inlined at p.spur:32)"),
        story.all(JitEvent.Widened.class).stream()
            .filter(event -> event.subject().equals("the result"))
            .map(event -> event.place().toString())
            .toList(),
        story.events().toString());
    List<JitEvent.Built> built = builtOfMain(story);
    assertTrue(built.get(built.size() - 1).graph().contains(":ref = invoke g"));
  }
}
