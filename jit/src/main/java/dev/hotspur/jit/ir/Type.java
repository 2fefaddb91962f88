package dev.hotspur.jit.ir;

/** The type of a value of the IR, which is also how compiled code keeps it. */
public enum Type {
  /** An int of 64 bits: a Java long. */
  INT("int"),
  /** A float: a Java double. */
  FLOAT("float"),
  /** A truth value: a Java int of 0 or 1. */
  BOOL("bool"),
  /** Any value of the machine in its boxed form: a Java object. */
  REF("ref"),
  /** No value. */
  NONE("none");

  private final String word;

  Type(String word) {
    this.word = word;
  }

  /** The type as the printed IR shows it. */
  public String word() {
    return word;
  }
}
