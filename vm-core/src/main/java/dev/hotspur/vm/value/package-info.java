/**
 * The values that programs compute with, and the operations on them, with Python's semantics.
 *
 * <p>A value is a Java object: {@code None.NONE}, {@link java.lang.Boolean}, {@link java.lang.Long}
 * for an int of 64 bits, {@link java.math.BigInteger} for an int that needs more (never for one
 * that does not), {@link java.lang.Double}, or one of the classes here. The interpreter keeps ints
 * and floats unboxed in its registers and boxes them only where they leave it.
 */
package dev.hotspur.vm.value;
