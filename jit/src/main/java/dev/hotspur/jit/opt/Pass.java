package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Graph;

/** One transformation of graphs that keeps their meaning. */
public interface Pass {
  /** The name by which it is switched off and shown. */
  String name();

  /** One line that says what it does. */
  String documentation();

  /** Transforms a well-formed graph into a well-formed one, and reports each change. */
  void run(Graph graph, PassContext context);
}
