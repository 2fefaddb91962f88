package dev.hotspur.assembler.emit;

/**
 * Bounds what a short text can grow into: macros that use macros twice, {@code .finally} blocks
 * within each other, tuples of named tuples. Each of them can double at every line.
 */
final class Budget {
  /** How many instructions and constants beyond those in the text there may be. */
  static final int LIMIT = 1_000_000;

  private int left = LIMIT;
  private boolean exceeded;

  /** Takes a number of units. */
  void take(int units) {
    exceeded |= units > left;
    left -= Math.min(left, units);
  }

  /** Whether more was taken than there was. */
  boolean isExceeded() {
    return exceeded;
  }
}
