package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is decided of calls is told, with the reason. */
class CallDecisionsTest {
  private static final String LAST = "LOAD_FAST n\nRETURN\n.end\n";
  private static final String CALL = "LOAD_GLOBAL f\nLOAD_FAST i\nCALL 1\nPOP\n";
  private static final JitOptions DEFAULT = JitOptions.DEFAULT;

  private static String function(String header, String body) {
    return ".func " + header + "\n" + body + LAST;
  }

  /** What is told of the last version of the main function's loop. */
  private static List<String> decisions(String functions, String body, JitOptions options) {
    Story story = Story.of(functions + Story.loop(3_000, body), options);
    List<JitEvent.CallDecided> all =
        story.all(JitEvent.CallDecided.class).stream()
            .filter(event -> Story.isIn("main", event))
            .toList();
    int last = all.isEmpty() ? 0 : all.get(all.size() - 1).region();
    return all.stream()
        .filter(event -> event.region() == last)
        .map(event -> event.text().replace("region " + last + " ", ""))
        .toList();
  }

  private static void assertNotInlined(String why, String functions, JitOptions options) {
    assertEquals(
        List.of("calls f, which is not inlined: " + why), decisions(functions, CALL, options));
  }

  @Test
  void whatIsInlinedIsToldBeforeWhatItCalls() {
    String functions =
        function("g(n)", "") + function("f(n)", "LOAD_GLOBAL g\nLOAD_FAST n\nCALL 1\nPOP\n");
    assertEquals(List.of("inlines f", "inlines g in f"), decisions(functions, CALL, DEFAULT));
    assertEquals(
        List.of(
            "inlines f",
            "calls g in f, which is not inlined: as many calls are inlined around it (inline-depth)"),
        decisions(functions, CALL, DEFAULT.with(JitOption.INLINE_DEPTH, 1)));
  }

  @Test
  void limitsAreNamed() {
    String small = function("f(n)", "");
    assertNotInlined(
        "it has 2 instructions (inline-size)", small, DEFAULT.with(JitOption.INLINE_SIZE, 1));
    assertNotInlined(
        "it has 2 blocks (inline-blocks)",
        function("f(n)", "LOAD_FAST n\nPOP_JUMP_IF_TRUE other\nNOP\nother: NOP\n"),
        DEFAULT.with(JitOption.INLINE_BLOCKS, 1));
    assertNotInlined(
        "as many calls are inlined around it (inline-depth)",
        small,
        DEFAULT.with(JitOption.INLINE_DEPTH, 0));
  }

  @Test
  void aRegionThatWasTooLargeIsNotSaidToLackDepth() {
    assertNotInlined(
        "with what it calls inlined, the region was too large",
        function("f(n)", ""),
        DEFAULT.with(JitOption.METHOD_BYTES, 100));
  }

  @Test
  void whatCannotBeInlinedIsExplained() {
    assertNotInlined("it is marked never_inline", function("f(n) never_inline", ""), DEFAULT);
    String loop =
        """
        LOAD_GLOBAL range
        LOAD_CONST 2
        CALL 1
        GET_ITER
        next: FOR_ITER end
        POP
        JUMP next
        end: NOP
        """;
    assertNotInlined("it has a loop", function("f(n)", loop), DEFAULT);
    assertNotInlined(
        "it shares variables with other functions",
        ".func f(n)\n.cell n\nLOAD_DEREF n\nRETURN\n.end\n",
        DEFAULT);
    String handled = ".try\n" + CALL + ".except ZeroDivisionError\nNOP\n.end\n";
    String dividing = function("f(n)", "LOAD_CONST 1\nLOAD_FAST n\nLOAD_CONST 3\nMOD\nMOD\nPOP\n");
    assertEquals(
        List.of("calls f, which is not inlined: its errors are handled where it is called"),
        decisions(dividing, handled, DEFAULT));
  }

  @Test
  void recursionIsTold() {
    String recursive =
        """
        .func f(n)
        LOAD_FAST n
        LOAD_CONST 1
        COMPARE <
        POP_JUMP_IF_TRUE done
        LOAD_GLOBAL f
        LOAD_CONST 0
        CALL 1
        POP
        done: LOAD_FAST n
        RETURN
        .end
        """;
    assertEquals(
        List.of("inlines f", "calls f in f, which is not inlined: it is recursive"),
        decisions(recursive, CALL, DEFAULT));
  }
}
