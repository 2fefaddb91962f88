package dev.hotspur.jit.planted;

import dev.hotspur.jit.ir.Graph;
import java.util.function.Predicate;

/**
 * A miscompilation that is made on purpose.
 *
 * @param name what is wrong
 * @param early whether it is made before the passes run, and not after them
 * @param metered whether the programs' instructions are counted, which bounds what never ends;
 *     functions are inlined only if not
 * @param deed damages a graph; false if the graph has nothing to damage
 */
record Plant(String name, boolean early, boolean metered, Predicate<Graph> deed) {
  @Override
  public String toString() {
    return name;
  }
}
