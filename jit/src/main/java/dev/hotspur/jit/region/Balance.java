package dev.hotspur.jit.region;

import dev.hotspur.jit.runtime.CallCount;
import java.util.Optional;

/**
 * What a region has gained and lost of late. It gains when it goes around: when a loop's head is
 * reached again, when a function returns. It loses when it is left by a guard: entering and leaving
 * it then was for nothing, or next to nothing. A loop tells its passes when it is left. Calls by
 * the interpreter are counted where it enters compiled code; those by compiled code are counted
 * only in a function that has been left often there, by its own code.
 */
public final class Balance {
  private final Optional<CallCount> calls;
  private long rounds;
  private long exits;
  private long exitsWithin;

  /** One that begins with nothing; the count is that of a function whose code counts its calls. */
  Balance(Optional<CallCount> calls) {
    this.calls = calls;
    reset();
  }

  /** The region went around so often. */
  void wentAround(int times) {
    rounds += times;
  }

  /** The region was left by a guard after so many rounds; -1 if it was left instead of one. */
  void left(int completed) {
    rounds += completed;
    exits++;
  }

  /** A function was left by a guard that compiled code had called. */
  void leftWithin() {
    exitsWithin++;
  }

  /** How often it was left since the last {@link #reset}. */
  public long exits() {
    return exits;
  }

  /** How often it was left where compiled code had called it, since then. */
  public long exitsWithin() {
    return exitsWithin;
  }

  /** How often it went around since then. */
  public long rounds() {
    return calls.map(count -> count.calls - exits - exitsWithin).orElse(rounds);
  }

  /** Whether all calls of the function are counted. */
  public boolean countsCalls() {
    return calls.isPresent();
  }

  /** Whether it was left more often than it went around. */
  public boolean isLoss() {
    return exits + (countsCalls() ? exitsWithin : 0) > rounds();
  }

  /** Begins anew. */
  public void reset() {
    rounds = 0;
    exits = 0;
    exitsWithin = 0;
    calls.ifPresent(count -> count.calls = 0);
  }
}
