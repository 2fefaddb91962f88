package dev.hotspur.tools.program;

import dev.hotspur.vm.Vm;
import java.lang.ref.WeakReference;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns the end of the process by a signal (an interrupt from the keyboard, say) into a request to
 * the machine, and waits until what the program has printed so far is written. Java itself then
 * ends the process with the signal's code, 130 for an interrupt.
 */
final class Interrupts {
  private static final int PATIENCE_MILLIS = 2_000;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook;

  /**
   * Begins to listen on behalf of a machine. Holds it weakly: a machine that has filled the heap
   * must be free to go, or there is no room to say so.
   */
  Interrupts(Vm vm) {
    WeakReference<Vm> running = new WeakReference<>(vm);
    hook =
        new Thread("hotspur-interrupt") {
          @Override
          public void run() {
            Optional.ofNullable(running.get()).ifPresent(Vm::interrupt);
            await();
          }
        };
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    try {
      if (!finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        Thread.currentThread().interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Says that the program has ended and all its output is written. */
  void finish() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending, which is what the hook was for.
    }
  }
}
