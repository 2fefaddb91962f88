package dev.hotspur.tools.console;

import java.util.concurrent.TimeUnit;

/**
 * A line on a terminal that says how far a long task is; after two seconds, and not at all where
 * the errors are no terminal.
 */
public final class Progress {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String ERASE = "\r\u001b[K";

  private final Console console;
  private long nextAt = System.nanoTime() + PATIENCE;
  private boolean isShown;

  /** Begins to wait. */
  public Progress(Console console) {
    this.console = console;
  }

  /** Says how far it is, if it is time to. */
  public void update(String text) {
    long now = System.nanoTime();
    if (console.isErrorTerminal() && now - nextAt >= 0) {
      nextAt = now + INTERVAL;
      isShown = true;
      console.err(ERASE + console.errPaint().dim(text));
    }
  }

  /** Removes the line. */
  public void end() {
    if (isShown) {
      console.err(ERASE);
    }
    isShown = false;
  }
}
