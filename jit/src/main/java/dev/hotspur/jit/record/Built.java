package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Graph;

/**
 * What came of building a region.
 *
 * @param outcome what the graph is worth
 * @param graph what was built last
 * @param attempts how many graphs were built
 */
public record Built(Outcome outcome, Graph graph, int attempts) {
  /** How building ends. */
  public enum Outcome {
    /** The graph is the region's. */
    BUILT,
    /** No recorded way comes back to the loop's head, or returns. */
    ALWAYS_LEAVES,
    /** What was learnt on the ways back did not come to an end. */
    UNSTABLE
  }
}
