package dev.hotspur.vm.interp;

/**
 * What a machine grants a program.
 *
 * @param fuel how many instructions may be executed; {@link #UNLIMITED} for any number, uncounted
 * @param timeoutNanos how long the program may run, in nanoseconds; {@link #UNLIMITED} for ever
 * @param depth how many calls may be active before a RecursionError is raised
 */
public record Limits(long fuel, long timeoutNanos, int depth) {
  /** No limit. */
  public static final long UNLIMITED = -1;

  /** The depth granted unless another is asked for. */
  public static final int DEFAULT_DEPTH = 200_000;

  /** No limits but the depth. */
  public static final Limits NONE = new Limits(UNLIMITED, UNLIMITED, DEFAULT_DEPTH);

  /** Whether instructions are counted. */
  public boolean isMetered() {
    return fuel != UNLIMITED;
  }
}
