package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Value;
import java.util.Arrays;

/**
 * The abstract frame while a graph is built: for each register whether the region has written it,
 * and what it holds then. Behind the registers of the frame there is one more for each of them: the
 * position of the range iterator in it, where that is kept out of the iterator.
 */
final class Slots {
  /** How a register stands. */
  enum Kind {
    /** As it was when the region was entered. */
    UNTOUCHED,
    /** Holds a known value. */
    VALUE,
    /** Dead, and different on different ways here: nobody reads it. */
    LOST
  }

  private final Kind[] kinds;
  private final Value[] values;

  /** All registers untouched. */
  Slots(int size) {
    kinds = new Kind[size];
    values = new Value[size];
    Arrays.fill(kinds, Kind.UNTOUCHED);
  }

  private Slots(Slots original) {
    kinds = original.kinds.clone();
    values = original.values.clone();
  }

  Slots copy() {
    return new Slots(this);
  }

  int size() {
    return kinds.length;
  }

  Kind kind(int register) {
    return kinds[register];
  }

  boolean isValue(int register) {
    return kinds[register] == Kind.VALUE;
  }

  /** The value of a register that has one. */
  Value value(int register) {
    return values[register];
  }

  void set(int register, Value value) {
    kinds[register] = Kind.VALUE;
    values[register] = value;
  }

  void lose(int register) {
    kinds[register] = Kind.LOST;
  }

  void untouch(int register) {
    kinds[register] = Kind.UNTOUCHED;
  }

  void take(int register, Slots other) {
    kinds[register] = other.kinds[register];
    values[register] = other.values[register];
  }

  /** Whether a register stands the same in both. */
  boolean agrees(int register, Slots other) {
    return this == other
        || (kinds[register] == other.kinds[register]
            && (kinds[register] != Kind.VALUE || values[register].equals(other.values[register])));
  }
}
