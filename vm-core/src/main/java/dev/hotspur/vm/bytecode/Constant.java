package dev.hotspur.vm.bytecode;

/**
 * A value class of the machine that may stand among a code object's constants. Its {@code equals}
 * tells apart what the language tells apart: 1, 1.0 and True, 0.0 and -0.0. Booleans, longs, big
 * integers, doubles and function definitions may be constants without this mark.
 */
public interface Constant {
  /** Whether this value and everything in it is immutable; a tuple of a list is not. */
  boolean isImmutable();
}
