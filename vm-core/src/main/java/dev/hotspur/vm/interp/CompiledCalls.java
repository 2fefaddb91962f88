package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Globals;

/**
 * How deep compiled code may call: activations of compiled functions are Java's too, and Java's
 * stack must never overflow.
 */
public abstract class CompiledCalls extends FrameStack {
  /** What the interpreter's loop takes of Java's stack, in activations of compiled functions. */
  private static final int LOOP_ACTIVATIONS = 8;

  /** The depth from which on compiled code leaves calls to the interpreter; 0 to interrupt it. */
  public volatile int callLimit;

  /**
   * Whether compiled code should look up from work. Volatile, so that loops do look each time:
   * HotSpot moves a plain read out of them.
   */
  public volatile boolean alarmed;

  private int entryDepth;
  private int javaActivations;

  CompiledCalls(Globals builtins, Limits limits, HotSpotListener listener) {
    super(builtins, limits, listener);
  }

  /**
   * Compiled code is about to be entered: decides how deep its calls may go.
   *
   * @param room how many compiled activations Java's stack has room for in all
   */
  public final void beginCompiled(int room) {
    entryDepth = depth;
    callLimit = Math.min(depthLimit(), depth + Math.max(0, room - javaActivations));
    if (alarmed) {
      callLimit = 0;
    }
  }

  /** Compiled code was left for good; what {@link #beginCompiled} changed is as it was before. */
  public final void endCompiled(int limitBefore, int entryDepthBefore) {
    callLimit = limitBefore;
    entryDepth = entryDepthBefore;
  }

  /** The depth at which compiled code was entered last. */
  public final int entryDepth() {
    return entryDepth;
  }

  /** The interpreter's loop begins within Java's calls; what they were before it. */
  final int beginLoop() {
    int before = javaActivations;
    javaActivations += Math.max(0, depth - entryDepth) + LOOP_ACTIVATIONS;
    return before;
  }

  /** The loop has ended. */
  final void endLoop(int before) {
    javaActivations = before;
  }

  /** No compiled code runs. */
  final void forgetCompiled() {
    javaActivations = 0;
    entryDepth = 0;
    callLimit = 0;
  }
}
