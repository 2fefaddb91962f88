package dev.hotspur.jit.runtime;

/** How often a compiled function was called, counted by its own code. */
public final class CallCount {
  /** The calls; public because emitted code adds to it. */
  public long calls;
}
