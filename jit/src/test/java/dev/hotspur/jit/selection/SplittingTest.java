package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Regions that are too large for one method are split into several. */
class SplittingTest {
  private static final int STATEMENTS = 1_500;

  private static final String STATEMENT =
      """
      LOAD_FAST  x
      LOAD_FAST  i
      ADD
      LOAD_CONST 65535
      AND
      STORE_FAST x
      """;

  private static final String LOOP = Story.loop(2_000, STATEMENT.repeat(STATEMENTS));

  private static final String FUNCTION =
      ".func f(x, i)\n"
          + STATEMENT.repeat(STATEMENTS)
          + "LOAD_FAST x\nRETURN\n.end\n"
          + Story.loop(2_000, "LOAD_GLOBAL f\nLOAD_FAST x\nLOAD_FAST i\nCALL 2\nSTORE_FAST x\n");

  /** The last version of the region that has the most methods. */
  private static JitEvent.Compiled largest(Story story) {
    JitEvent.Compiled result = story.all(JitEvent.Compiled.class).get(0);
    for (JitEvent.Compiled each : story.all(JitEvent.Compiled.class)) {
      result = each.methods() >= result.methods() ? each : result;
    }
    return result;
  }

  private static void checkSplit(String program, int leastBytes) {
    Story story = Story.withTexts(program, JitOptions.DEFAULT);
    assertEquals(List.of(), story.all(JitEvent.Aborted.class));
    JitEvent.Compiled compiled = largest(story);
    assertTrue(compiled.bytes() > leastBytes, compiled::text);
    assertTrue(compiled.methods() > 2, compiled::text);
    assertTrue(
        compiled.text().endsWith(" bytes in " + compiled.methods() + " methods"), compiled::text);
    // The interpreter runs but a few passes, or it would be no use.
    long entries = story.statistics().entries;
    assertTrue(entries < 2_000, () -> entries + " entries");
  }

  @Test
  void loopsAreSplit() {
    checkSplit(LOOP, 8_000);
  }

  @Test
  void functionsAreSplit() {
    checkSplit(FUNCTION, 8_000);
  }

  @Test
  void whatFitsIsNotSplit() {
    String program = Story.loop(2_000, STATEMENT.repeat(200));
    assertEquals(1, largest(Story.of(program, JitOptions.DEFAULT)).methods());
    JitOptions small = JitOptions.DEFAULT.with(JitOption.METHOD_BYTES, 1_000);
    assertTrue(largest(Story.of(program, small)).methods() > 2);
  }
}
