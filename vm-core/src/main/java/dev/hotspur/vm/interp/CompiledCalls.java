package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Globals;

/**
 * What the machine keeps account of where compiled code and the interpreter call each other: how
 * deep compiled code may call, since its activations are Java's too and Java's stack must never
 * overflow, and which of both has used the fuel.
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

  /** Instructions that may still be executed; counts only on a metered machine. */
  public long fuel;

  /** How many calls in place of their callers compiled code may make on Java's stack at a time. */
  private static final int MAX_IN_PLACE = 32;

  /** The part of Java's stack that such calls may take, beside the room for other calls. */
  private static final int PART_IN_PLACE = 8;

  private int entryDepth;
  private int inPlaceLimit;
  private int inPlace;
  private int javaActivations;
  private boolean runsCompiled;
  private long fuelSettled;
  private long fuelInterpreted;

  CompiledCalls(Globals builtins, Limits limits, HotSpotListener listener) {
    super(builtins, limits, listener);
    this.fuel = limits.isMetered() ? limits.fuel() : Long.MAX_VALUE;
    this.fuelSettled = fuel;
  }

  /**
   * Compiled code is about to be entered: decides how deep its calls may go.
   *
   * @param room how many compiled activations Java's stack has room for in all
   * @return what {@link #endCompiled} needs to know
   */
  public final long beginCompiled(int room) {
    long outside = bounds();
    runs(true);
    entryDepth = depth;
    callLimit = Math.min(depthLimit(), depth + Math.max(0, room - javaActivations));
    if (alarmed) {
      callLimit = 0;
    }
    inPlaceLimit = Math.min(MAX_IN_PLACE, room / PART_IN_PLACE);
    return outside;
  }

  /**
   * Compiled code was left for good.
   *
   * @param outside what {@link #beginCompiled} gave
   * @param newDepth how many calls are active now
   */
  public final void endCompiled(long outside, int newDepth) {
    depth = newDepth;
    restoreBounds(outside);
    runs(false);
  }

  /**
   * Begins a call in place of its caller in compiled code. The depth of the program does not grow
   * by it, but Java's stack does.
   *
   * @return false if it must not be made on Java's stack
   */
  public final boolean beginInPlace() {
    if (inPlace >= inPlaceLimit) {
      return false;
    }
    inPlace++;
    return true;
  }

  /** Such a call has ended. */
  public final void endInPlace() {
    inPlace--;
  }

  /** Whether compiled code that was called in place of its caller may be running. */
  public final boolean isInPlace() {
    return inPlace > 0;
  }

  /** The depth at which compiled code was entered last. */
  public final int entryDepth() {
    return entryDepth;
  }

  /** What bounds the calls of the compiled code that runs, in one number. */
  final long bounds() {
    return (long) callLimit << Integer.SIZE | entryDepth;
  }

  /** The bounds are as they were. */
  final void restoreBounds(long bounds) {
    callLimit = (int) (bounds >> Integer.SIZE);
    entryDepth = (int) bounds;
  }

  /**
   * Compiled code runs from now on, or the interpreter: to whom the fuel goes.
   *
   * @return whether compiled code has run so far
   */
  final boolean runs(boolean compiled) {
    boolean before = runsCompiled;
    fuelInterpreted = instructionsInterpreted();
    fuelSettled = fuel;
    runsCompiled = compiled;
    return before;
  }

  /** How many instructions the interpreter has executed itself; counts on a metered machine. */
  public final long instructionsInterpreted() {
    return runsCompiled ? fuelInterpreted : fuelInterpreted + fuelSettled - fuel;
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
    runs(false);
    javaActivations = 0;
    entryDepth = 0;
    callLimit = 0;
    inPlace = 0;
  }
}
