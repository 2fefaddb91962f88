package dev.hotspur.vm.value;

/**
 * What a register holds. Plain bytes and not an enum, since they are read by every instruction.
 *
 * <p>The numbers are chosen so that {@code (a | b) == INT} tests two registers for ints at once.
 */
public final class Tag {
  /** An int of 64 bits, in the frame's longs. */
  public static final byte INT = 0;

  /** A float, as {@link Double#doubleToRawLongBits} in the frame's longs. */
  public static final byte FLOAT = 1;

  /** Any other value, in the frame's refs. */
  public static final byte REF = 2;

  /** No value: a local variable that was not assigned or was deleted. */
  public static final byte UNSET = 3;

  private Tag() {}
}
