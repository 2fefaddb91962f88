package dev.hotspur.workloads;

/**
 * Python's random numbers: MT19937 by Matsumoto and Nishimura, "Mersenne Twister: a
 * 623-dimensionally equidistributed uniform pseudo-random number generator" (1998), seeded by their
 * {@code init_by_array} as CPython's {@code random.seed} does.
 */
final class MersenneTwister {
  private static final int WORDS = 624;
  private static final int MIDDLE = 397;

  private final int[] state = new int[WORDS];
  private int next = WORDS;

  /**
   * Starts a sequence.
   *
   * @param seed at least 0 and less than 2 to the power of 31
   */
  MersenneTwister(int seed) {
    state[0] = 19_650_218;
    for (int i = 1; i < WORDS; i++) {
      state[i] = 1_812_433_253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
    }
    int i = 1;
    for (int k = 0; k < WORDS; k++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1_664_525)) + seed;
      i = following(i);
    }
    for (int k = 1; k < WORDS; k++) {
      state[i] = (state[i] ^ ((state[i - 1] ^ (state[i - 1] >>> 30)) * 1_566_083_941)) - i;
      i = following(i);
    }
    state[0] = 0x8000_0000;
  }

  /** A number between the two, of 53 random bits. */
  double uniform(double low, double high) {
    int upper = word() >>> 5;
    int lower = word() >>> 6;
    return low + (high - low) * ((upper * 67_108_864.0 + lower) / 9_007_199_254_740_992.0);
  }

  /** The index after this one; the first word takes over the last one's value on the way. */
  private int following(int i) {
    if (i + 1 < WORDS) {
      return i + 1;
    }
    state[0] = state[WORDS - 1];
    return 1;
  }

  private int word() {
    if (next == WORDS) {
      twist();
      next = 0;
    }
    int y = state[next];
    next += 1;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c_5680;
    y ^= (y << 15) & 0xefc6_0000;
    return y ^ (y >>> 18);
  }

  private void twist() {
    for (int i = 0; i < WORDS; i++) {
      int y = (state[i] & 0x8000_0000) | (state[(i + 1) % WORDS] & 0x7fff_ffff);
      int mixed = state[(i + MIDDLE) % WORDS] ^ (y >>> 1);
      state[i] = (y & 1) == 0 ? mixed : mixed ^ 0x9908_b0df;
    }
  }
}
