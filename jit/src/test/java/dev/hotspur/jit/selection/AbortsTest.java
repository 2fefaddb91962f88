package dev.hotspur.jit.selection;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.AbortReason;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitFinding;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each reason to give up has a program that provokes it; the list has no other. */
class AbortsTest {
  /** No instruction of compiled code does this. */
  static final String LEAVES =
      """
      LOAD_FAST i
      STORE_FAST y
      DELETE_FAST y
      LOAD_CONST 0
      POP_JUMP_IF_FALSE unread
      LOAD_FAST y
      POP
      unread: NOP
      """;

  private static final JitOptions DEFAULT = JitOptions.DEFAULT;
  private static final JitOptions AT_ONCE = DEFAULT.with(JitOption.HOT_LOOP, 1);

  private record Provocation(String program, JitOptions options) {}

  private static final Map<AbortReason, Provocation> PROVOCATIONS = provocations();

  private static Map<AbortReason, Provocation> provocations() {
    Map<AbortReason, Provocation> all = new EnumMap<>(AbortReason.class);
    all.put(AbortReason.LEFT_LOOP, new Provocation(Story.loop(0, ""), AT_ONCE));
    all.put(
        AbortReason.LEFT_FUNCTION,
        new Provocation(Story.loop(2, "LOAD_GLOBAL nothing\nPOP\n"), AT_ONCE));
    all.put(
        AbortReason.INNER_LOOP,
        new Provocation(Story.loop(2, inner(100)), AT_ONCE.with(JitOption.INNER_PASSES, 50)));
    all.put(AbortReason.ALWAYS_LEAVES, new Provocation(Story.loop(400, LEAVES), DEFAULT));
    all.put(AbortReason.UNSTABLE, new Provocation(chain(100), AT_ONCE));
    all.put(
        AbortReason.TOO_LONG,
        new Provocation(
            Story.loop(400, "NOP\n".repeat(40)), DEFAULT.with(JitOption.TRACE_LENGTH, 10)));
    all.put(
        AbortReason.TOO_LARGE,
        new Provocation(sums("1", 120, 18), DEFAULT.with(JitOption.ITERATIONS, 1)));
    all.put(AbortReason.TOO_MANY_PARAMETERS, new Provocation(parameters(127), DEFAULT));
    all.put(AbortReason.RETREAT, new Provocation(losing(4_000), DEFAULT));
    all.put(AbortReason.NOTHING_NEW, new Provocation(NothingNewTest.READS, DEFAULT));
    return all;
  }

  private static String inner(int passes) {
    return """
        LOAD_CONST 0
        STORE_FAST j
        again:  LOAD_FAST j
        LOAD_CONST %d
        COMPARE <
        POP_JUMP_IF_FALSE out
        LOAD_FAST j
        LOAD_CONST 1
        INPLACE_ADD
        STORE_FAST j
        JUMP again
        out:    NOP
        """
        .formatted(passes);
  }

  /** A float that takes a pass of the loop from each variable to the next. */
  private static String chain(int variables) {
    StringBuilder body = new StringBuilder();
    StringBuilder start = new StringBuilder(".func main()\n");
    for (int i = 0; i < variables; i++) {
      start.append("LOAD_CONST 0\nSTORE_FAST v").append(i).append('\n');
      if (i > 0) {
        body.append("LOAD_FAST v").append(i).append("\nSTORE_FAST v").append(i - 1).append('\n');
      }
    }
    body.append("LOAD_CONST 1.5\nSTORE_FAST v").append(variables - 1).append('\n');
    return Story.loop(200, body.toString()).replace(".func main()\n", start.toString());
  }

  /** A loop that adds a number to so many others, each in a variable of its own, so often. */
  private static String sums(String number, int variables, int times) {
    StringBuilder start = new StringBuilder(".func main()\n");
    StringBuilder body = new StringBuilder();
    StringBuilder end = new StringBuilder("done: NOP\n");
    for (int i = 0; i < variables; i++) {
      start.append("LOAD_CONST %s\nSTORE_FAST v%d\n".formatted(number, i));
      body.append("LOAD_FAST v%d\nLOAD_CONST %s\nADD\nSTORE_FAST v%d\n".formatted(i, number, i));
      end.append("LOAD_FAST v%d\nLOAD_FAST x\nADD\nSTORE_FAST x\n".formatted(i));
    }
    return Story.loop(400, body.toString().repeat(times))
        .replace(".func main()\n", start)
        .replace("done:", end);
  }

  /** A function of so many parameters that a loop calls. */
  private static String parameters(int count) {
    String names = IntStream.range(0, count).mapToObj(i -> "p" + i).collect(joining(", "));
    return ".func f(%s)\nLOAD_FAST p0\nLOAD_FAST p%d\nADD\nRETURN\n.end\n"
            .formatted(names, count - 1)
        + Story.loop(
            400,
            "LOAD_GLOBAL f\n" + "LOAD_FAST i\n".repeat(count) + "CALL %d\nPOP\n".formatted(count));
  }

  /** A loop that does nothing but leave once it is compiled and half over. */
  static String losing(int passes) {
    return Story.loop(
        passes,
        "LOAD_FAST i\nLOAD_CONST 1000\nCOMPARE <\nPOP_JUMP_IF_TRUE more\n"
            + LEAVES
            + "more: NOP\n");
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "COMPILER_FAILED")
  void eachReasonIsProvoked(AbortReason reason) {
    Provocation provocation = PROVOCATIONS.get(reason);
    Story story = Story.of(provocation.program(), provocation.options());
    assertTrue(story.statistics().aborts().containsKey(reason), story.events().toString());
    // The same in every run.
    assertEquals(story.events(), Story.of(provocation.program(), provocation.options()).events());
  }

  @Test
  void anAbortIsToldAtTheLineThatControlHadReached() {
    Story story = Story.of(Story.loop(2, "LOAD_GLOBAL nothing\nPOP\n"), AT_ONCE);
    JitEvent.Aborted aborted = story.all(JitEvent.Aborted.class).get(0);
    assertEquals(AbortReason.LEFT_FUNCTION, aborted.reason());
    assertEquals(10, aborted.place().line());
  }

  /** More than an exit could be passed one by one. */
  @Test
  void manyVariablesAreCompiled() {
    for (int variables : new int[] {45, 60, 200}) {
      Story story = Story.of(sums("1.5", variables, 1), DEFAULT);
      assertEquals(List.of(), story.all(JitEvent.Aborted.class));
      assertEquals(1, story.statistics().compilations);
    }
  }

  @Test
  void parametersAreCountedAsTheJvmCountsThem() {
    // The machine and the depth are passed too.
    assertEquals(2, Story.of(parameters(126), DEFAULT).statistics().compilations);
    Story story = Story.of(parameters(127), DEFAULT);
    assertEquals(
        "calling it takes 256 JVM slots of 255", story.all(JitEvent.Aborted.class).get(0).detail());
    assertTrue(
        story.found(JitFinding.NotCompiled.class).stream()
            .anyMatch(found -> found.reason().startsWith("the function has too many parameters")),
        story.findings().toString());
  }

  @Test
  void whatAlwaysLeavesIsNamed() {
    Story story = Story.of(Story.loop(400, LEAVES), DEFAULT);
    assertEquals("DELETE_FAST in line 12", story.all(JitEvent.Aborted.class).get(0).detail());
  }
}
