package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function is hot after fewer calls once its loop is compiled. */
class ThresholdsTest {
  /** A function whose loop makes 400 passes. */
  private static final String LOOPING =
      Story.loop(400, "LOAD_FAST x\nLOAD_FAST i\nADD\nSTORE_FAST x\n")
          .replace("main()", "looping()")
          .replace("LOAD_GLOBAL  print", "LOAD_FAST x\nRETURN\nLOAD_GLOBAL  print");

  private static String called(int times, String function) {
    return Story.loop(times, "LOAD_GLOBAL " + function + "\nCALL 0\nSTORE_FAST x\n");
  }

  /** When the function of that name was hot, and by which option. */
  private static List<String> hot(Story story, String function) {
    return story.all(JitEvent.Hot.class).stream()
        .filter(event -> event.place().function().equals(function) && event.place().pc() == 0)
        .map(JitEvent.Hot::text)
        .toList();
  }

  @Test
  void aCallOfAFunctionWhoseLoopIsCompiledCountsAsSeveral() {
    String program = LOOPING + called(300, "looping");
    assertEquals(
        "hot after 23 calls (loop-calls)",
        hot(Story.of(program, JitOptions.DEFAULT), "looping").get(0));
    JitOptions all = JitOptions.DEFAULT.with(JitOption.LOOP_CALLS, 1);
    assertEquals(
        "hot after 211 calls (hot-function)", hot(Story.of(program, all), "looping").get(0));
  }

  @Test
  void theLoopAroundOthersCounts() {
    String inner =
        """
        LOAD_GLOBAL range
        LOAD_CONST 400
        CALL 1
        GET_ITER
        inner: FOR_ITER end
        STORE_FAST x
        JUMP inner
        end: NOP
        """;
    String nested =
        Story.loop(3, inner)
            .replace("main()", "nested()")
            .replace("LOAD_GLOBAL  print", "LOAD_FAST x\nRETURN\nLOAD_GLOBAL  print");
    String program = nested + called(300, "nested");
    // The inner loop is compiled in the first call, the outer one after 337 passes, four in each.
    assertEquals(
        "hot after 86 calls (loop-calls)",
        hot(Story.of(program, JitOptions.DEFAULT), "nested").get(0));
  }

  @Test
  void theCallsThatAreMissingAreTold() {
    Story story = Story.of(LOOPING + called(10, "looping"), JitOptions.DEFAULT);
    assertEquals(
        List.of("it is recorded after 23 calls in the interpreter"),
        story.found(JitFinding.NotCompiled.class).stream()
            .filter(found -> found.place().function().equals("looping"))
            .map(JitFinding.NotCompiled::reason)
            .toList());
  }
}
