package dev.hotspur.workloads;

/**
 * A workload as a Java programmer would write it: the same algorithm with the same operations in
 * the same order, on primitive values. Ints are longs where all results fit into them at every size
 * in use, which spares the tests for overflow that the machine needs.
 */
@FunctionalInterface
public interface Twin {
  /**
   * Does the work.
   *
   * @param size how much of it; what it counts is the workload's affair
   * @return the checksum that the program's function returns for the same size
   */
  long run(long size);
}
