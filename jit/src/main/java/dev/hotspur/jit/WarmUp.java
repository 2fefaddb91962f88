package dev.hotspur.jit;

import dev.hotspur.vm.interp.Anchor;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a program run for a while before anything of it is recorded. In a process of its own the
 * JIT's first compilations are slow, since Java still interprets the JIT, and a program that is
 * over by then had better not pay for them. Only places that are hot are counted; what others are
 * passed hardly matters.
 */
final class WarmUp {
  private final long needed;
  private final Map<Anchor, Long> waiting = new LinkedHashMap<>();
  private long counted;
  private boolean isOver;

  /** A time that ends when hot places have been passed so often in all. */
  WarmUp(long passes) {
    needed = passes;
    isOver = passes == 0;
  }

  /**
   * Whether a hot place may be recorded. If not, it is going to be looked at again when it has been
   * passed twice as often, or often enough to end the time by itself; all places that wait are when
   * the time ends.
   */
  boolean isOver(Anchor anchor) {
    if (isOver) {
      return true;
    }
    Long before = waiting.put(anchor, anchor.passes());
    counted += anchor.passes() - (before == null ? 0 : before);
    if (counted < needed) {
      anchor.notifyAt(anchor.passes() + Math.min(anchor.passes(), needed - counted));
      return false;
    }
    isOver = true;
    waiting.remove(anchor);
    waiting.keySet().forEach(each -> each.notifyAt(each.passes() + 1));
    waiting.clear();
    return true;
  }
}
