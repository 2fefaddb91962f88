package dev.hotspur.vm.value;

import dev.hotspur.vm.bytecode.Constant;
import java.math.BigInteger;

/**
 * The language's hash. Numbers and tuples hash as in CPython (numbers modulo the prime 2^61 - 1, so
 * that equal numbers of different types agree; tuples by a variant of xxHash); all else by a hash
 * of our own, which does not change from run to run.
 */
final class Hashing {
  private static final int PRIME_BITS = 61;
  private static final long PRIME = (1L << PRIME_BITS) - 1;
  private static final BigInteger BIG_PRIME = BigInteger.valueOf(PRIME);
  private static final long INFINITY = 314159;
  private static final long XX_PRIME_1 = 0x9E3779B185EBCA87L;
  private static final long XX_PRIME_2 = 0xC2B2AE3D27D4EB4FL;
  private static final long XX_PRIME_5 = 0x27D4EB2F165667C5L;
  private static final long XX_END = 3527539L;
  private static final long XX_MINUS_ONE = 1546275796L;

  private Hashing() {}

  static long hash(Object value) {
    return hash(value, 0);
  }

  private static long hash(Object value, int depth) {
    if (value instanceof Long number) {
      return ofLong(number);
    } else if (value instanceof Str string) {
      return notMinusOne(string.hashCode());
    } else if (value instanceof Boolean flag) {
      return flag ? 1 : 0;
    } else if (value instanceof Double number) {
      return ofDouble(number);
    } else if (value instanceof BigInteger number) {
      return notMinusOne(number.remainder(BIG_PRIME).longValue());
    } else if (value instanceof TupleValue tuple) {
      return ofTuple(tuple, Nesting.enter(depth, ""));
    } else if (isUnhashable(value)) {
      throw VmError.typeError("unhashable type: '" + TypeValue.of(value).name() + "'");
    } else if (Ranges.isRange(value)) {
      return ofRange(Ranges.toBig(value));
    }
    return ofOther(value);
  }

  /** The hash of an int of 64 bits. */
  static long ofLong(long number) {
    return notMinusOne(number % PRIME);
  }

  private static boolean isUnhashable(Object value) {
    return value instanceof ListValue
        || value instanceof DictValue
        || value instanceof SliceValue
        || (value instanceof DictView view && view.isSet());
  }

  private static long notMinusOne(long hash) {
    return hash == -1 ? -2 : hash;
  }

  /** The fraction m * 2^e modulo the prime, as {@code _Py_HashDouble}; multiplying by 2 rotates. */
  private static long ofDouble(double value) {
    if (Double.isNaN(value)) {
      return 0;
    } else if (Double.isInfinite(value)) {
      return value > 0 ? INFINITY : -INFINITY;
    } else if (value == 0.0) {
      return 0;
    }
    long bits = Double.doubleToLongBits(value);
    int biased = (int) (bits >>> 52) & 0x7FF;
    long fraction = bits & (1L << 52) - 1;
    long mantissa = biased == 0 ? fraction : fraction | 1L << 52;
    int exponent = Math.max(biased, 1) - 1075;
    int rotation = Math.floorMod(exponent, PRIME_BITS);
    long hash = ((mantissa << rotation) & PRIME) | (mantissa >>> (PRIME_BITS - rotation));
    return notMinusOne(value < 0 ? -hash : hash);
  }

  private static long ofTuple(TupleValue tuple, int depth) {
    long sum = XX_PRIME_5;
    for (Object item : tuple.items()) {
      sum += hash(item, depth) * XX_PRIME_2;
      sum = Long.rotateLeft(sum, 31) * XX_PRIME_1;
    }
    sum += tuple.size() ^ (XX_PRIME_5 ^ XX_END);
    return sum == -1 ? XX_MINUS_ONE : sum;
  }

  private static long ofRange(BigRangeValue range) {
    BigInteger length = range.length();
    boolean some = length.signum() != 0;
    boolean several = length.compareTo(BigInteger.ONE) > 0;
    return hash(
        TupleValue.of(
            IntMath.box(length),
            some ? IntMath.box(range.start()) : None.NONE,
            several ? IntMath.box(range.step()) : None.NONE));
  }

  private static long ofOther(Object value) {
    String name = value instanceof Constant ? value.toString() : Representation.shallow(value);
    return notMinusOne(name.hashCode());
  }
}
