package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing is recorded before what is hot has been passed for a while. */
class WarmUpTest {
  private static final JitOptions HOT_AT_100 = JitOptions.DEFAULT.with(JitOption.HOT_LOOP, 100);

  @Test
  void nothingIsRecordedBeforeTheProgramHasWarmedUp() {
    JitOptions options = HOT_AT_100.with(JitOption.WARM_UP, 10_000);
    String body = "LOAD_FAST i\nLOAD_FAST x\nADD\nSTORE_FAST x\n";
    Story shorter = Story.of(Story.loop(9_900, body), options);
    assertEquals(List.of(), shorter.events());
    assertEquals(
        List.of("nothing is recorded before 10000 passes of what is hot (warm-up)"),
        shorter.found(JitFinding.NotCompiled.class).stream()
            .map(JitFinding.NotCompiled::reason)
            .toList());
    Story longer = Story.of(Story.loop(11_000, body), options);
    assertEquals(List.of(10_000L), hotAt(longer));
    Story always = Story.of(Story.loop(11_000, body), options.with(JitOption.WARM_UP, 0));
    assertEquals(List.of(100L), hotAt(always));
  }

  @Test
  void hotPlacesWarmUpTogetherAndAllAreLookedAtThen() {
    String callee = ".func callee(x)\nLOAD_FAST x\nLOAD_CONST 1\nADD\nRETURN\n.end\n";
    String body = "LOAD_GLOBAL callee\nLOAD_FAST x\nCALL 1\nSTORE_FAST x\n";
    JitOptions options =
        HOT_AT_100.with(JitOption.HOT_FUNCTION, 50).with(JitOption.WARM_UP, 10_000);
    Story story = Story.of(callee + Story.loop(20_000, body), options);
    List<Long> hot = hotAt(story);
    // Each is counted at twice its passes before: 50, 100 and so on, and 100, 200 and so on.
    assertEquals(List.of(6_400L, 6_401L), hot.subList(0, 2), story.events().toString());
  }

  /** A pass of a thousand instructions counts as ten and one, and so does a call of as many. */
  @Test
  void longPassesWarmUpSooner() {
    JitOptions options =
        HOT_AT_100.with(JitOption.HOT_FUNCTION, 50).with(JitOption.WARM_UP, 11_000);
    String body = "LOAD_FAST i\nLOAD_FAST x\nADD\nSTORE_FAST x\n".repeat(250);
    assertEquals(List.of(1_000L), hotAt(Story.of(Story.loop(2_000, body), options)));
    String callee = ".func callee(x, i)\n" + body + "LOAD_FAST x\nRETURN\n.end\n";
    String call = "LOAD_GLOBAL callee\nLOAD_FAST x\nLOAD_CONST 1\nCALL 2\nPOP\n";
    assertEquals(928L, hotAt(Story.of(callee + Story.loop(1_300, call), options)).get(0));
  }

  @Test
  void aLoopThatWasHotOnlyWhileTheProgramWarmedUpIsTold() {
    String early =
        Story.loop(500, "").replace("main()", "early()").replace("LOAD_FAST    x", "LOAD_CONST 7");
    String main =
        Story.loop(2_000, "")
            .replaceFirst("LOAD_CONST", "LOAD_GLOBAL early\nCALL 0\nPOP\nLOAD_CONST");
    Story story = Story.of(early + main, HOT_AT_100.with(JitOption.WARM_UP, 1_000));
    assertEquals(
        List.of("early: it was not passed any more after 1000 passes of what is hot (warm-up)"),
        story.found(JitFinding.NotCompiled.class).stream()
            .map(found -> found.place().function() + ": " + found.reason())
            .toList());
  }

  private static List<Long> hotAt(Story story) {
    return story.all(JitEvent.Hot.class).stream().map(JitEvent.Hot::passes).toList();
  }
}
