package dev.hotspur.vm.interp;

import java.lang.ref.WeakReference;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reasons to stop a machine: a request, or that its time is over. */
final class Interruption {
  private final AtomicBoolean requested = new AtomicBoolean();
  private final long timeoutNanos;
  private long startedAt;

  Interruption(Limits limits) {
    this.timeoutNanos = limits.timeoutNanos();
  }

  /**
   * Lets the time granted begin now.
   *
   * @param machine is told when it is over
   */
  void restart(Interpreter machine) {
    startedAt = System.nanoTime();
    if (timeoutNanos >= 0) {
      WeakReference<Interpreter> watched = new WeakReference<>(machine);
      CompletableFuture.delayedExecutor(timeoutNanos, TimeUnit.NANOSECONDS)
          .execute(
              () -> {
                Interpreter running = watched.get();
                if (running != null) {
                  running.alarm();
                }
              });
    }
  }

  /** Asks the machine to stop, from any thread. */
  void request() {
    requested.set(true);
  }

  /**
   * Stops the program if it is asked for or its time is over.
   *
   * @throws LimitException then
   */
  void check() {
    if (requested.getOpaque()) {
      requested.set(false);
      throw new LimitException(Limit.INTERRUPT);
    }
    if (timeoutNanos >= 0 && System.nanoTime() - startedAt >= timeoutNanos) {
      throw new LimitException(Limit.TIME);
    }
  }
}
