package dev.hotspur.tools.trace;

/** What can be shown of a loop on its way to JVM bytecode. */
public enum Part {
  /** The stack code that was recorded. */
  TRACE("trace"),
  /** The graph as it was built. */
  IR("ir"),
  /** The graph after each pass that changed it, with the reasons. */
  PASSES("passes"),
  /** The JVM bytecode. */
  BYTECODE("bytecode");

  private final String word;

  Part(String word) {
    this.word = word;
  }

  /** The part as it is written on a command line. */
  public String word() {
    return word;
  }
}
