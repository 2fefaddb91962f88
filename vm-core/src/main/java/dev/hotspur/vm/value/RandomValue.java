package dev.hotspur.vm.value;

import dev.hotspur.vm.spi.World;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A generator of random numbers, {@code random.Random} of the program: the Mersenne Twister MT19937
 * (Matsumoto and Nishimura, 1998), seeded and read as CPython does, so that a seed gives the same
 * numbers.
 */
public final class RandomValue {
  private static final int WORDS = 624;
  private static final int MIDDLE = 397;
  private static final int MATRIX = 0x9908b0df;
  private static final int UPPER = 0x80000000;
  private static final int LOWER = 0x7fffffff;
  private static final int ENTROPY_LONGS = 4;

  private final int[] state = new int[WORDS];
  private int index = WORDS;

  /** The second of two numbers that {@code gauss} made at once. */
  private OptionalDouble nextGauss = OptionalDouble.empty();

  /** What to begin with if no seed is given before the first number is wanted. */
  private Optional<World> unseeded = Optional.empty();

  /**
   * A generator that is seeded from the world when it is used first, unless it has been seeded by
   * then: asking Java for a random seed takes as long as starting many a program.
   */
  public RandomValue(World world) {
    unseeded = Optional.of(world);
  }

  /** A generator seeded by this number. */
  public RandomValue(BigInteger seed) {
    seed(seed);
  }

  /** A generator in the same state that goes on by itself. */
  public RandomValue copy() {
    begin();
    RandomValue copy = new RandomValue(BigInteger.ZERO);
    System.arraycopy(state, 0, copy.state, 0, WORDS);
    copy.index = index;
    copy.nextGauss = nextGauss;
    return copy;
  }

  /** A number to seed with that differs each time, unless the world says otherwise. */
  public static BigInteger entropy(World world) {
    BigInteger seed = BigInteger.ZERO;
    for (int i = 0; i < ENTROPY_LONGS; i++) {
      BigInteger bits = new BigInteger(Long.toUnsignedString(world.entropy()));
      seed = seed.shiftLeft(Long.SIZE).or(bits);
    }
    return seed;
  }

  /** Starts again from a seed, whose sign does not count. */
  public void seed(BigInteger seed) {
    unseeded = Optional.empty();
    BigInteger magnitude = seed.abs();
    int[] key = new int[Math.max(1, (magnitude.bitLength() + Integer.SIZE - 1) / Integer.SIZE)];
    for (int i = 0; i < key.length; i++) {
      key[i] = magnitude.shiftRight(i * Integer.SIZE).intValue();
    }
    seed(key);
    nextGauss = OptionalDouble.empty();
  }

  /** {@code init_by_array} of the authors' program. */
  private void seed(int[] key) {
    state[0] = 19650218;
    for (int i = 1; i < WORDS; i++) {
      state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    int i = 1;
    int j = 0;
    for (int k = Math.max(WORDS, key.length); k > 0; k--) {
      state[i] = (state[i] ^ (1664525 * (state[i - 1] ^ (state[i - 1] >>> 30)))) + key[j] + j;
      i = following(i);
      j = j + 1 == key.length ? 0 : j + 1;
    }
    for (int k = WORDS - 1; k > 0; k--) {
      state[i] = (state[i] ^ (1566083941 * (state[i - 1] ^ (state[i - 1] >>> 30)))) - i;
      i = following(i);
    }
    state[0] = UPPER;
    index = WORDS;
  }

  /** The next index; the first word is what the last one was when the round is over. */
  private int following(int i) {
    if (i + 1 < WORDS) {
      return i + 1;
    }
    state[0] = state[WORDS - 1];
    return 1;
  }

  /** The next 32 random bits. */
  private int word() {
    if (index == WORDS) {
      begin();
      makeWords();
    }
    int bits = state[index++];
    bits ^= bits >>> 11;
    bits ^= (bits << 7) & 0x9d2c5680;
    bits ^= (bits << 15) & 0xefc60000;
    return bits ^ (bits >>> 18);
  }

  private void begin() {
    unseeded.ifPresent(world -> seed(entropy(world)));
  }

  /** Makes the next words of the state of these; apart, since it is done every 624th time. */
  private void makeWords() {
    int wrapped = WORDS - MIDDLE;
    for (int i = 0; i < wrapped; i++) {
      state[i] = mixed(state[i], state[i + 1], state[i + MIDDLE]);
    }
    for (int i = wrapped; i < WORDS - 1; i++) {
      state[i] = mixed(state[i], state[i + 1], state[i - wrapped]);
    }
    state[WORDS - 1] = mixed(state[WORDS - 1], state[0], state[MIDDLE - 1]);
    index = 0;
  }

  private static int mixed(int word, int next, int middle) {
    int bits = (word & UPPER) | (next & LOWER);
    return middle ^ (bits >>> 1) ^ (-(bits & 1) & MATRIX);
  }

  /** A float from 0 to below 1, of 53 random bits. */
  public double next() {
    int upper = word() >>> 5;
    int lower = word() >>> 6;
    return (upper * 0x1p26 + lower) * 0x1p-53;
  }

  /** An int of so many random bits; {@code count} is not negative. */
  public BigInteger bits(int count) {
    byte[] bytes = new byte[(int) ((count + (Integer.SIZE - 1L)) / Integer.SIZE) * Integer.BYTES];
    int left = count;
    for (int at = bytes.length - 1; at >= 0; at -= Integer.BYTES) {
      int bits = word() >>> Math.max(0, Integer.SIZE - left);
      for (int i = 0; i < Integer.BYTES; i++) {
        bytes[at - i] = (byte) (bits >>> (i * Byte.SIZE));
      }
      left -= Integer.SIZE;
    }
    return new BigInteger(1, bytes);
  }

  /** An int from 0 to below a limit, which is positive. */
  public BigInteger below(BigInteger limit) {
    if (limit.bitLength() < Long.SIZE) {
      return BigInteger.valueOf(below(limit.longValue()));
    }
    BigInteger result = bits(limit.bitLength());
    while (result.compareTo(limit) >= 0) {
      result = bits(limit.bitLength());
    }
    return result;
  }

  /** An int from 0 to below a limit, which is positive. */
  public long below(long limit) {
    int count = Long.SIZE - Long.numberOfLeadingZeros(limit);
    long result = shortBits(count);
    while (result >= limit) {
      result = shortBits(count);
    }
    return result;
  }

  /** The same as {@link #bits} for 1 to 63 bits. */
  long shortBits(int count) {
    if (count <= Integer.SIZE) {
      return Integer.toUnsignedLong(word()) >>> (Integer.SIZE - count);
    }
    long lower = Integer.toUnsignedLong(word());
    long upper = Integer.toUnsignedLong(word()) >>> (Long.SIZE - count);
    return upper << Integer.SIZE | lower;
  }

  /** A float of the normal distribution around 0 with deviation 1; two are made at once. */
  double gauss() {
    if (nextGauss.isPresent()) {
      double result = nextGauss.getAsDouble();
      nextGauss = OptionalDouble.empty();
      return result;
    }
    double angle = next() * (2.0 * Math.PI);
    double radius = Math.sqrt(-2.0 * Math.log(1.0 - next()));
    nextGauss = OptionalDouble.of(Math.sin(angle) * radius);
    return Math.cos(angle) * radius;
  }

  /** Whether another generator will give the same numbers. */
  public boolean isInStateOf(RandomValue other) {
    begin();
    other.begin();
    return Arrays.equals(state, other.state)
        && index == other.index
        && nextGauss.equals(other.nextGauss);
  }

  @Override
  public String toString() {
    return "<random.Random object>";
  }
}
