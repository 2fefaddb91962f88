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

  /** The number of the first one that keeps a position. */
  private final int positions;

  private final Kind[] kinds;
  private final Value[] values;

  /**
   * All untouched.
   *
   * @param ofFrame registers of the frame, in order
   * @param size how many the frame has
   */
  Slots(int[] ofFrame, int size) {
    this(withPositions(ofFrame, size), size, new Kind[2 * ofFrame.length]);
    Arrays.fill(kinds, Kind.UNTOUCHED);
  }

  private Slots(int[] registers, int positions, Kind[] kinds) {
    this.registers = registers;
    this.positions = positions;
    this.kinds = kinds;
    this.values = new Value[registers.length];
  }

  private static int[] withPositions(int[] ofFrame, int size) {
    int[] result = Arrays.copyOf(ofFrame, 2 * ofFrame.length);
    for (int i = 0; i < ofFrame.length; i++) {
      result[ofFrame.length + i] = size + ofFrame[i];
    }
    return result;
  }

  private Slots(Slots original) {
    registers = original.registers;
    positions = original.positions;
    kinds = original.kinds.clone();
    values = original.values.clone();
  }

  /** The same registers, all untouched. */
  Slots untouched() {
    Slots result = new Slots(registers, positions, new Kind[kinds.length]);
    Arrays.fill(result.kinds, Kind.UNTOUCHED);
    return result;
  }

  /** A frame in which all stands the same as here, until either is changed. */
  Slots copy() {
    return new Slots(this);
  }

  /** The registers, in order. */
  int[] registers() {
    return registers;
  }

  /** The register that keeps the position of the iterator in a register. */
  int position(int register) {
    return positions + register;
  }

  /** Whether a register keeps the position of an iterator. */
  boolean isPosition(int register) {
    return register >= positions;
  }

  /** The register with the iterator whose position a register keeps. */
  int iteratorOf(int position) {
    return position - positions;
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
