package dev.hotspur.vm.interp;

/** Why a machine stopped a program that did not end by itself. */
public enum Limit {
  /** The instructions granted have been executed. */
  FUEL("out of fuel"),
  /** The time granted is over. */
  TIME("out of time"),
  /** Another thread asked the machine to stop. */
  INTERRUPT("interrupted");

  private final String message;

  Limit(String message) {
    this.message = message;
  }

  /** What happened, for a user. */
  public String message() {
    return message;
  }
}
