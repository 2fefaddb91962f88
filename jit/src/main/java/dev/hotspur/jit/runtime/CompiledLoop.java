package dev.hotspur.jit.runtime;

import dev.hotspur.vm.interp.Interpreter;

/**
 * The superclass of emitted loops. A loop is entered by a virtual call with the registers of the
 * current frame, keeps its state in JVM locals, and returns the number of the side exit by which it
 * left, after writing the state back.
 *
 * <p>It comes back to its caller now and then even if nothing happened: a method entered afresh is
 * compiled by HotSpot as it is, while one that never returns is replaced on the stack, and what
 * HotSpot makes of that is often slower.
 */
public abstract class CompiledLoop extends Departures {
  /** Passes of a loop head between two looks at requests to stop. */
  public static final int STRIP = 1024;

  /** Entries during which the region returns after every strip. */
  private static final int YOUNG_ENTRIES = 600;

  /** Strips after which it returns later on. */
  private static final int STRIPS = 64;

  /** The machine that runs the loop, for exits that make frames. */
  public Interpreter machine;

  /** Strips after which the region returns; those that are left when it has. */
  public int strips;

  /** What was left of the strip when the loop was left. Written by emitted code. */
  public int stripLeft;

  private int entries;
  private int granted;

  /** For emitted subclasses. */
  protected CompiledLoop() {}

  /**
   * Runs the loop on the current frame.
   *
   * @return the number of the side exit taken
   */
  public abstract int run(Interpreter in, byte[] tags, long[] longs, Object[] refs);

  /** Notes an entry. */
  public final void enter(Interpreter in) {
    machine = in;
    entries++;
    granted = entries < YOUNG_ENTRIES ? 1 : STRIPS;
    strips = granted;
  }

  /** How often heads of loops were passed since the region was entered, its entry included. */
  public final int passes() {
    return (granted - strips) * STRIP + STRIP - stripLeft;
  }
}
