package dev.hotspur.vm.value;

/**
 * What a register holds. Plain bytes and not an enum, since they are read by every instruction.
 *
 * <p>Each is a bit of its own, so that {@code a | b} says in one comparison what two registers
 * hold: {@link #INT} if both are ints, {@link #FLOAT} if both are floats, {@link #MIXED} if it is
 * one of each.
 */
public final class Tag {
  /** No value: a local variable that was not assigned or was deleted. */
  public static final byte UNSET = 0;

  /** An int of 64 bits, in the frame's longs. */
  public static final byte INT = 1;

  /** A float, as {@link Double#doubleToRawLongBits} in the frame's longs. */
  public static final byte FLOAT = 2;

  /** Any other value, in the frame's refs. */
  public static final byte REF = 4;

  /** Not of one register, but of an int and a float together. */
  public static final byte MIXED = INT | FLOAT;

  private Tag() {}
}
