package dev.hotspur.jit.ir;

/**
 * What an instruction has beside its arguments: nothing, a number (also of a register), an entry of
 * the constant pool, or a routine of the runtime.
 */
public sealed interface Attribute
    permits Attribute.None, Attribute.Numeric, PoolConstant, Residual {
  /** No attribute. */
  Attribute NONE = None.NONE;

  /** Nothing. */
  enum None implements Attribute {
    NONE
  }

  /** A number, or the number of a register. */
  record Numeric(int value) implements Attribute {
    // Written out, as in all records that passes compare: Java links a record's own methods when
    // they are first used, which takes longer than compiling a small region.
    @Override
    public boolean equals(Object other) {
      return other instanceof Numeric that && value == that.value;
    }

    @Override
    public int hashCode() {
      return value;
    }
  }

  /** The number as an attribute. */
  static Attribute of(int number) {
    return new Numeric(number);
  }
}
