package dev.hotspur.vm.value;

/**
 * The place of a variable that functions share: a function has it as a cell variable, those within
 * it as a free variable. As a value of the machine its type is {@code cell}. The content is kept as
 * in a register, so that ints and floats are not boxed. The fields are public because compiled code
 * reaches them directly.
 */
public final class Cell {
  /** What the cell holds, one of the constants of {@link Tag}. */
  public byte tag = Tag.UNSET;

  /** The bits of an int or float. */
  public long bits;

  /** Any other value; stale where the tag says otherwise. */
  public Object ref;

  /** Makes a cell without a value. */
  public Cell() {}

  /** The value in boxed form; {@link Unset#UNSET} if there is none. */
  public Object get() {
    return switch (tag) {
      case Tag.INT -> bits;
      case Tag.FLOAT -> Double.longBitsToDouble(bits);
      case Tag.REF -> ref;
      default -> Unset.UNSET;
    };
  }

  /** Puts a value in, given in boxed form. */
  public void set(Object value) {
    if (value instanceof Long number) {
      tag = Tag.INT;
      bits = number;
    } else if (value instanceof Double number) {
      tag = Tag.FLOAT;
      bits = Double.doubleToRawLongBits(number);
    } else {
      tag = Tag.REF;
      ref = value;
    }
  }

  /** Takes the value away. */
  public void clear() {
    tag = Tag.UNSET;
    ref = null;
  }

  /** What {@code repr} shows; where CPython shows an address, nothing is shown. */
  @Override
  public String toString() {
    return tag == Tag.UNSET ? "<cell: empty>" : "<cell: " + TypeValue.of(get()).name() + " object>";
  }
}
