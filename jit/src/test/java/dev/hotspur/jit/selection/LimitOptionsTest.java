package dev.hotspur.jit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.assembler.Assembler;
import dev.hotspur.jit.JitEvent;
import dev.hotspur.jit.JitOption;
import dev.hotspur.jit.JitOptions;
import dev.hotspur.jit.TracingJit;
import dev.hotspur.vm.CapturingWorld;
import dev.hotspur.vm.Vm;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The options that bound what is inlined, and the one that makes a guard fail, do so. */
class LimitOptionsTest {
  /** Functions that call each other: inner, middle, outer. */
  private static final String FUNCTIONS =
      """
      .func inner(n)
              LOAD_FAST    n
              LOAD_CONST   3
              MOD
              POP_JUMP_IF_FALSE zero
              LOAD_FAST    n
              RETURN
      zero:   LOAD_CONST   0
              RETURN
      .end
      .func middle(n)
              LOAD_GLOBAL  inner
              LOAD_FAST    n
              CALL         1
              RETURN
      .end
      .func outer(n)
              LOAD_GLOBAL  middle
              LOAD_FAST    n
              CALL         1
              RETURN
      .end
      """;

  private static final String CALLS =
      FUNCTIONS
          + Story.loop(
              9_000,
              "LOAD_GLOBAL outer\nLOAD_FAST i\nCALL 1\nLOAD_FAST x\nINPLACE_ADD\nSTORE_FAST x\n");

  /** How many calls of functions are left in the loop of the main function. */
  private static long calls(JitOptions options) {
    List<String> graphs = new ArrayList<>();
    TracingJit jit =
        new TracingJit(
            options,
            event -> {
              if (event instanceof JitEvent.Built built
                  && built.place().function().equals("main")) {
                graphs.add(built.graph());
              }
            });
    Vm.builder()
        .world(new CapturingWorld())
        .jit(jit)
        .build()
        .run(Assembler.assembleVerified(CALLS, "p.spur").module().orElseThrow());
    String last = graphs.get(graphs.size() - 1);
    return last.lines().filter(line -> line.contains("invoke ")).count();
  }

  @Test
  void inliningIsBounded() {
    JitOptions options = JitOptions.DEFAULT.with(JitOption.HOT_FUNCTION, 20);
    assertEquals(0, calls(options));
    assertEquals(1, calls(options.with(JitOption.INLINE_DEPTH, 0)));
    assertEquals(1, calls(options.with(JitOption.INLINE_DEPTH, 2)));
    assertEquals(1, calls(options.with(JitOption.INLINE_SIZE, 3)));
    assertEquals(1, calls(options.with(JitOption.INLINE_BLOCKS, 2)));
  }

  @Test
  void aForcedExitIsTakenAndChangesNothing() {
    JitOptions options = JitOptions.DEFAULT.with(JitOption.HOT_FUNCTION, 20);
    List<Long> exits =
        IntStream.range(-1, 6)
            .mapToObj(exit -> Story.of(CALLS, options.with(JitOption.FORCE_EXIT, exit)))
            .map(story -> story.statistics().exits)
            .toList();
    long forced = exits.stream().filter(count -> count > 10 * exits.get(0)).count();
    assertTrue(forced > 2, exits.toString());
  }
}
