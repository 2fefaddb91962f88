package dev.hotspur.jit;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.opt.Optimizer;
import dev.hotspur.jit.opt.Pass;
import dev.hotspur.jit.opt.PassContext;
import dev.hotspur.jit.opt.Passes;
import dev.hotspur.vm.interp.HotSpotListener;
import java.util.List;
import java.util.function.Consumer;

/** JITs for tests that do something to graphs beside optimising them. */
public final class Jits {
  private Jits() {}

  /** All passes as one, with something done to each graph before and after. */
  private record Around(Consumer<Graph> before, Consumer<Graph> after) implements Pass {
    @Override
    public String name() {
      return "around";
    }

    @Override
    public String documentation() {
      return "does something before and after all passes, for tests";
    }

    /** Reports no change, so that it is run once. */
    @Override
    public void run(Graph graph, PassContext context) {
      before.accept(graph);
      new Optimizer(Passes.all(), Optimizer.DEFAULT_ROUNDS, false).run(graph, change -> {});
      after.accept(graph);
    }
  }

  /** A JIT that does something to each graph before it is optimised, and something afterwards. */
  public static HotSpotListener around(
      JitOptions options, Consumer<Graph> before, Consumer<Graph> after, JitListener listener) {
    List<Pass> passes = List.of(new Around(before, after));
    return new TracingJit(options, () -> passes, listener);
  }
}
