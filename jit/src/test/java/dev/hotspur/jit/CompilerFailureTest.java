package dev.hotspur.jit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Target;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.PassContext;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.jit.random.Outcome;
import dev.hotspur.jit.random.Programs;
import dev.hotspur.jit.random.Runner;
import dev.hotspur.jit.random.Setting;
import dev.hotspur.jit.random.Settings;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.interp.HotSpotListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong in the compiler, programs do not notice; the events say it. */
class CompilerFailureTest {
  private static final int PROGRAMS = Boolean.getBoolean("hotspur.long") ? 10_000 : 100;
  private static final long SEED = 7_000_000;

  /** A pass that does something bad to a graph. */
  private record Saboteur(Consumer<Graph> deed) implements Pass {
    @Override
    public String name() {
      return "saboteur";
    }

    @Override
    public String documentation() {
      return "breaks something, for tests";
    }

    @Override
    public void run(Graph graph, PassContext context) {
      deed.accept(graph);
    }
  }

  @Test
  void exceptionsInPassesAreContained() {
    check(
        graph -> {
          throw new IllegalStateException("on purpose");
        });
  }

  @Test
  void exhaustedStacksInPassesAreContained() {
    check(graph -> recurse(0));
  }

  @Test
  void errorsOfLinkingAreContained() {
    check(
        graph -> {
          throw new NoSuchMethodError("on purpose");
        });
  }

  @Test
  void graphsThatCannotBeEmittedAreContained() {
    check(
        graph -> {
          List<Block> blocks = graph.blocks();
          Block last = blocks.get(blocks.size() - 1);
          last.instructions().remove(last.instructions().size() - 1);
        });
  }

  @Test
  void classesThatTheJvmRefusesAreContained() {
    check(
        graph -> {
          // An operation of floats on ints.
          List<Instruction> entry = graph.entry().instructions();
          Value one = Constant.of(1L);
          entry.add(entry.size() - 1, graph.instruction(Op.FLOAT_ADD).args(one, one).build());
        });
  }

  @Test
  void methodsThatAreTooLargeAreContained() {
    check(
        graph -> {
          // A jump that passes more than has room in any method.
          Block entry = graph.entry();
          Block next = graph.split(entry, entry.instructions().size() - 1);
          Value[] passed = new Value[4_000];
          for (int i = 0; i < passed.length; i++) {
            next.addParameter(Type.FLOAT);
            passed[i] = Constant.of(1.5);
          }
          entry.terminator().setTargets(List.of(Target.of(next, passed)));
        },
        AbortReason.TOO_LARGE);
  }

  /** Some compilations fail in the midst, after any pass; others go on as they should. */
  @Test
  void failuresNowAndThenAreContained() {
    for (int at = 0; at <= Passes.all().size(); at++) {
      int position = at;
      for (long seed = SEED; seed < SEED + PROGRAMS / 5; seed++) {
        int[] count = new int[1];
        List<Pass> passes = new ArrayList<>(Passes.all());
        passes.add(
            position,
            new Saboteur(
                graph -> {
                  if (++count[0] % 2 == 1) {
                    throw new IllegalStateException("on purpose");
                  }
                }));
        VerifiedModule module = Programs.module(seed);
        Outcome wanted = Runner.run(module, Setting.interpreted(Setting.PLENTY), JitListener.NONE);
        JitOptions way = Settings.WAYS.get((int) (seed % Settings.WAYS.size()));
        HotSpotListener jit = new TracingJit(way, () -> passes, JitListener.NONE);
        assertEquals(wanted, Runner.run(module, jit, Setting.PLENTY), "program " + seed);
      }
    }
  }

  private static int recurse(int depth) {
    return depth < 0 ? depth : recurse(depth + 1) + 1;
  }

  private static void check(Consumer<Graph> deed) {
    check(deed, AbortReason.COMPILER_FAILED);
  }

  private static void check(Consumer<Graph> deed, AbortReason reason) {
    List<Pass> passes = new ArrayList<>(Passes.all());
    passes.add(new Saboteur(deed));
    int failures = 0;
    for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
      VerifiedModule module = Programs.module(seed);
      Outcome wanted = Runner.run(module, Setting.interpreted(Setting.PLENTY), JitListener.NONE);
      List<JitEvent> events = new ArrayList<>();
      HotSpotListener jit = new TracingJit(Settings.WAYS.get(0), () -> passes, quietly(events));
      assertEquals(wanted, Runner.run(module, jit, Setting.PLENTY), "program " + seed);
      failures += (int) events.stream().filter(event -> isAbort(event, reason)).count();
      assertTrue(
          events.stream().noneMatch(event -> event instanceof JitEvent.Compiled),
          "program " + seed);
    }
    assertTrue(failures > PROGRAMS / 2, "only " + failures + " failures");
  }

  private static boolean isAbort(JitEvent event, AbortReason reason) {
    return event instanceof JitEvent.Aborted aborted && aborted.reason() == reason;
  }

  private static JitListener quietly(List<JitEvent> events) {
    return new JitListener() {
      @Override
      public void on(JitEvent event) {
        events.add(event);
      }

      @Override
      public boolean wantsTexts() {
        return false;
      }
    };
  }
}
