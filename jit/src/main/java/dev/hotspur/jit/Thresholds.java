package dev.hotspur.jit;

import dev.hotspur.jit.region.Candidate;
import dev.hotspur.vm.interp.Anchor;
import dev.hotspur.vm.interp.FunctionEntry;
import dev.hotspur.vm.interp.Translation;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * How often loops are passed and functions called before they are recorded.
 *
 * <p>Once a loop of a function is compiled, fewer calls will do, as in HotSpot, where passes of
 * loops count beside calls: a function that is called every 10 ms and spends them in its loop would
 * else be compiled anew after two seconds, when all has long been fast. With it, 25 workloads in
 * place of 1.0 s (longest 3.6) take 0.8 s (2.0) until they are steady.
 */
final class Thresholds {
  private final JitOptions options;
  private final Set<Anchor> looping = Collections.newSetFromMap(new IdentityHashMap<>());

  Thresholds(JitOptions options) {
    this.options = options;
  }

  /** Asks to be notified when the loops of a function are hot, and the function itself. */
  void watch(Translation translation) {
    translation.loops().forEach(loop -> loop.notifyAt(of(loop)));
    translation.entry().notifyAt(of(translation.entry()));
  }

  /**
   * A loop was compiled in a function that has not been hot yet. What counts is an outermost loop:
   * before that is compiled, recording the function would record all of its passes.
   */
  void loopCompiled(Candidate loop) {
    FunctionEntry around = loop.anchor().translation().entry();
    if (!loop.profile().facts().isInsideLoop(loop.anchor().pc())) {
      looping.add(around);
      around.notifyAt(Math.max(around.passes() + 1, of(around)));
    }
  }

  /** How often a place must have been passed. */
  int of(Anchor anchor) {
    int whole = options.get(option(anchor));
    return looping.contains(anchor)
        ? Math.max(1, whole / options.get(JitOption.LOOP_CALLS))
        : whole;
  }

  /** The option that says so. */
  JitOption why(Anchor anchor) {
    boolean fewer = looping.contains(anchor) && options.get(JitOption.LOOP_CALLS) > 1;
    return fewer ? JitOption.LOOP_CALLS : option(anchor);
  }

  private static JitOption option(Anchor anchor) {
    return anchor instanceof FunctionEntry ? JitOption.HOT_FUNCTION : JitOption.HOT_LOOP;
  }
}
