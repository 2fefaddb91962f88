package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Block;

/** Is told about ways to handlers of exceptions. */
@FunctionalInterface
interface HandlerWays {
  /** A way begins in a block that receives an exception, with the frame as the handler has it. */
  void add(Block block, Slots slots, int handler);
}
