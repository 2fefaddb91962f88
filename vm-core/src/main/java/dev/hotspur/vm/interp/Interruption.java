package dev.hotspur.vm.interp;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Requests to stop a machine. Compiled code and the interpreter look at the request often, by an
 * opaque read, which HotSpot does not move out of loops as it does with a plain one.
 */
public final class Interruption {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final long timeoutNanos;
  private long startedAt;

  Interruption(Limits limits) {
    this.timeoutNanos = limits.timeoutNanos();
    restart();
  }

  /** Lets the time granted begin now. */
  public void restart() {
    startedAt = System.nanoTime();
  }

  /** Whether the machine was asked to stop. An opaque read, so that loops do look each time. */
  public boolean isRequested() {
    return requested.getOpaque();
  }

  /** Asks the machine to stop, from any thread. */
  public void request() {
    requested.set(true);
  }

  /**
   * Stops the program if it is asked for or its time is over.
   *
   * @throws LimitException then
   */
  public void check() {
    if (requested.getOpaque()) {
      requested.set(false);
      throw new LimitException(Limit.INTERRUPT);
    }
    if (timeoutNanos >= 0 && System.nanoTime() - startedAt >= timeoutNanos) {
      throw new LimitException(Limit.TIME);
    }
  }
}
