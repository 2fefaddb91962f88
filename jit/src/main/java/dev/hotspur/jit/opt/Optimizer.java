package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.IrVerifier;
import dev.hotspur.jit.ir.Lists;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs passes in their order, again and again until none changes anything, within a bound; then the
 * late ones, once each.
 */
public final class Optimizer {
  /** Rounds after which the optimiser stops; most graphs need three. */
  public static final int DEFAULT_ROUNDS = 6;

  private final List<Pass> passes;
  private final List<Pass> latePasses;
  private final int rounds;
  private final boolean verifying;

  /**
   * An optimiser.
   *
   * @param passes the passes in their order
   * @param rounds the greatest number of times that all are run
   * @param verifying whether the graph is checked after each pass that changed it
   */
  public Optimizer(List<Pass> passes, int rounds, boolean verifying) {
    this.passes = Lists.filter(passes, pass -> !pass.isLate());
    this.latePasses = Lists.filter(passes, Pass::isLate);
    this.rounds = rounds;
    this.verifying = verifying;
  }

  /** Is told what an optimiser does. */
  @FunctionalInterface
  public interface Listener {
    /** A pass was run and made these changes; the graph is as the pass left it. */
    void ran(Pass pass, Graph graph, List<Change> changes);
  }

  /**
   * Optimises a graph in place and passes on every change.
   *
   * @return the number of changes
   * @throws IllegalStateException if a pass left a malformed graph and this optimiser verifies
   */
  public int run(Graph graph, Consumer<Change> changes) {
    return run(graph, (pass, after, made) -> made.forEach(changes));
  }

  /**
   * Optimises a graph in place and tells after each pass what it changed.
   *
   * @return the number of changes
   * @throws IllegalStateException if a pass left a malformed graph and this optimiser verifies
   */
  public int run(Graph graph, Listener listener) {
    int total = 0;
    int idle = 0; // Passes in a row that changed nothing.
    for (int i = 0; i < rounds * passes.size() && idle < passes.size(); i++) {
      int changes = run(passes.get(i % passes.size()), graph, listener);
      idle = changes == 0 ? idle + 1 : 0;
      total += changes;
    }
    for (Pass pass : latePasses) {
      total += run(pass, graph, listener);
    }
    return total;
  }

  private int run(Pass pass, Graph graph, Listener listener) {
    List<Change> changes = new ArrayList<>();
    PassContext context = new PassContext(pass.name(), changes::add);
    pass.run(graph, context);
    listener.ran(pass, graph, changes);
    if (verifying && context.changes() > 0) {
      List<String> problems = IrVerifier.problems(graph);
      if (!problems.isEmpty()) {
        throw new IllegalStateException(
            "after " + pass.name() + ":\n" + String.join("\n", problems));
      }
    }
    return context.changes();
  }
}
