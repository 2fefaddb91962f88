package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Graph;

/** One transformation of graphs that keeps their meaning. */
public interface Pass {
  /** The name by which it is switched off and shown. */
  String name();

  /** One line that says what it does. */
  String documentation();

  /**
   * Whether it is run once only, when the others find nothing more to do: what it makes of a graph
   * would stand in their way.
   */
  default boolean isLate() {
    return false;
  }

  /** Transforms a well-formed graph into a well-formed one, and reports each change. */
  void run(Graph graph, PassContext context);
}
