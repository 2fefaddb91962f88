package dev.hotspur.jit.ir;

import java.util.ArrayList;
import java.util.List;

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

  /** The types that a text names, between single spaces; other words are left out. */
  static List<Type> named(String text) {
    List<Type> result = new ArrayList<>();
    Type[] all = values();
    for (int start = 0; start < text.length(); ) {
      int space = text.indexOf(' ', start);
      int end = space < 0 ? text.length() : space;
      for (Type type : all) {
        if (type.word.length() == end - start && text.startsWith(type.word, start)) {
          result.add(type);
        }
      }
      start = end + 1;
    }
    return List.copyOf(result);
  }

  /** The type as the printed IR shows it. */
  public String word() {
    return word;
  }
}
