package dev.hotspur.jit;

import dev.hotspur.vm.bytecode.Code;
import dev.hotspur.vm.bytecode.Trait;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.FunctionEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets a program run for a while before anything of it is recorded. In a process of its own the
 * JIT's first compilations are slow, since Java still interprets the JIT, and a program that is
 * over by then had better not pay for them. Only places that are hot are counted; what others are
 * passed hardly matters.
 *
 * <p>A pass of a long loop or function counts more: one of 5,600 instructions would otherwise be
 * interpreted for two seconds.
 */
final class WarmUp {
  /** Instructions that count as a pass of their own: most loops and functions have fewer. */
  private static final int LONG = 100;

  private final long needed;
  private final Map<Anchor, Waiting> waiting = new LinkedHashMap<>();
  private long counted;
  private boolean isOver;

  /** A place that has been hot: its passes counted so far, and what each of them counts. */
  private record Waiting(long passes, int weight) {}

  /** A time that ends when hot places have been passed so often in all. */
  WarmUp(long passes) {
    needed = passes;
    isOver = passes == 0;
  }

  /** Why a place was not recorded that has been hot. */
  String reason() {
    return isOver
        ? "it was not passed any more after " + needed + " passes of what is hot (warm-up)"
        : "nothing is recorded before " + needed + " passes of what is hot (warm-up)";
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
    Waiting before = waiting.computeIfAbsent(anchor, key -> new Waiting(0, 1 + length(key) / LONG));
    counted += (anchor.passes() - before.passes()) * before.weight();
    if (counted < needed) {
      waiting.put(anchor, new Waiting(anchor.passes(), before.weight()));
      long left = (needed - counted + before.weight() - 1) / before.weight();
      anchor.notifyAt(anchor.passes() + Math.min(anchor.passes(), left));
      return false;
    }
    isOver = true;
    waiting.remove(anchor);
    waiting.keySet().forEach(each -> each.notifyAt(each.passes() + 1));
    waiting.clear();
    return true;
  }

  /** How many instructions a function has, or the way of a loop back to its head. */
  private static int length(Anchor anchor) {
    Code code = anchor.translation().code();
    if (anchor instanceof FunctionEntry) {
      return code.size();
    }
    int pc = anchor.pc();
    while (pc < code.size() && !(jumps(code, pc) && code.operand(pc) == anchor.pc())) {
      pc++;
    }
    return pc - anchor.pc();
  }

  private static boolean jumps(Code code, int pc) {
    return code.opcode(pc).has(Trait.JUMPS);
  }
}
