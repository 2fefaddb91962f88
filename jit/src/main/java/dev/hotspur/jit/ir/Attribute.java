package dev.hotspur.jit.ir;

/**
 * What an instruction has beside its arguments: nothing, a number (also of a register), an entry of
 * the constant pool, or a routine of the runtime.
 */
public sealed interface Attribute
    permits Attribute.None, Attribute.Numeric, PoolConstant, Residual {
  /** No attribute. */
  None NONE = new None();

  /** Nothing. */
  record None() implements Attribute {}

  /** A number, or the number of a register. */
  record Numeric(int value) implements Attribute {}

  /** The number as an attribute. */
  static Attribute of(int number) {
    return new Numeric(number);
  }
}
