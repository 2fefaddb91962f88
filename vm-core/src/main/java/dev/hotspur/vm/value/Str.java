package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Constant;

/**
 * A string: a sequence of Unicode code points. Kept as a Java string; its length in code points is
 * found on first use, and a string without surrogate pairs is indexed in constant time.
 */
public final class Str implements Constant, Comparable<Str> {
  private static final int UNKNOWN = -1;

  private final String value;
  private int length = UNKNOWN;

  private Str(String value) {
    this.value = value;
  }

  /** The string with these characters. */
  public static Str of(String value) {
    return new Str(value);
  }

  /** The characters as a Java string. */
  public String value() {
    return value;
  }

  /** The number of code points. */
  public int length() {
    if (length == UNKNOWN) {
      length = value.codePointCount(0, value.length());
    }
    return length;
  }

  /** The string of the one code point at {@code index}, which must be from 0 to length - 1. */
  public Str at(int index) {
    int start = offset(index);
    return new Str(value.substring(start, start + Character.charCount(value.codePointAt(start))));
  }

  /** The code points from {@code start} up to but not including {@code end}. */
  public Str substring(int start, int end) {
    return new Str(value.substring(offset(start), offset(end)));
  }

  /** Where in the Java string the code point with this index begins. */
  private int offset(int index) {
    return length() == value.length() ? index : value.offsetByCodePoints(0, index);
  }

  @Override
  public boolean isImmutable() {
    return true;
  }

  /** Orders by code points, unlike Java's strings, which order by their UTF-16 units. */
  @Override
  public int compareTo(Str other) {
    String a = value;
    String b = other.value;
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean pair = Character.isSurrogate(x) != Character.isSurrogate(y);
        return pair ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Str that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
