package dev.hotspur.jit.region;

/**
 * What a region has gained and lost of late. It gains when it goes around: when a loop's head is
 * reached again, when a function called by the interpreter returns. It loses when it is left by a
 * guard: entering and leaving it then was for nothing, or next to nothing. Nothing is counted in
 * compiled code; a loop tells its passes when it is left.
 */
public final class Balance {
  private long rounds;
  private long exits;

  Balance() {}

  /** The region went around so often. */
  void wentAround(int times) {
    rounds += times;
  }

  /** The region was left by a guard after so many rounds; -1 if it was left instead of one. */
  void left(int completed) {
    rounds += completed;
    exits++;
  }

  /** How often it was left since the last {@link #reset}. */
  public long exits() {
    return exits;
  }

  /** How often it went around since then. */
  public long rounds() {
    return rounds;
  }

  /** Whether it was left more often than it went around. */
  public boolean isLoss() {
    return exits > rounds;
  }

  /** Begins anew. */
  public void reset() {
    rounds = 0;
    exits = 0;
  }
}
