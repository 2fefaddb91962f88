package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Value;
import java.util.Arrays;

/**
 * The abstract frame while a graph is built: for each register that the region can name whether it
 * has written it, and what it holds then. Behind the registers of the frame there is one more for
 * each of them: the position of the range iterator in it, where that is kept out of the iterator.
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

  /** In order; what belongs to one stands at the same index of the arrays below. */
  private final int[] registers;

  private final Kind[] kinds;
  private final Value[] values;

  /** These registers, in order, all of them untouched. */
  Slots(int[] registers) {
    this.registers = registers;
    kinds = new Kind[registers.length];
    values = new Value[registers.length];
    Arrays.fill(kinds, Kind.UNTOUCHED);
  }

  private Slots(Slots original) {
    registers = original.registers;
    kinds = original.kinds.clone();
    values = original.values.clone();
  }

  Slots copy() {
    return new Slots(this);
  }

  /** The registers, in order. */
  int[] registers() {
    return registers;
  }

  private int index(int register) {
    boolean same = register < registers.length && registers[register] == register;
    return same ? register : Arrays.binarySearch(registers, register);
  }

  Kind kind(int register) {
    return kinds[index(register)];
  }

  boolean isValue(int register) {
    return kinds[index(register)] == Kind.VALUE;
  }

  /** The value of a register that has one. */
  Value value(int register) {
    return values[index(register)];
  }

  void set(int register, Value value) {
    int index = index(register);
    kinds[index] = Kind.VALUE;
    values[index] = value;
  }

  void lose(int register) {
    kinds[index(register)] = Kind.LOST;
  }

  void untouch(int register) {
    kinds[index(register)] = Kind.UNTOUCHED;
  }

  /** Makes a register stand as it does in another frame of the same registers. */
  void take(int register, Slots other) {
    int index = index(register);
    kinds[index] = other.kinds[index];
    values[index] = other.values[index];
  }

  /** Whether a register stands the same in both, which have the same registers. */
  boolean agrees(int register, Slots other) {
    if (this == other) {
      return true;
    }
    int index = index(register);
    return kinds[index] == other.kinds[index]
        && (kinds[index] != Kind.VALUE || values[index].equals(other.values[index]));
  }
}
