package dev.hotspur.tools.doctor;

/**
 * Something found out about the machine.
 *
 * @param topic what it belongs to, one word
 * @param name what was looked at
 * @param value how it is
 * @param advice what to do; empty if all is well
 */
public record Finding(String topic, String name, String value, String advice) {
  static Finding good(String topic, String name, String value) {
    return new Finding(topic, name, value, "");
  }

  /** Whether something is to be done. */
  public boolean isProblem() {
    return !advice.isEmpty();
  }
}
