package dev.hotspur.benchmarks;

/**
 * Work that is always the same, to see in its time how fast the computer is at the moment. A
 * virtual machine's processor is often half of one, the other half of which somebody else's work
 * takes or leaves: code that keeps many units of a processor busy then takes up to two thirds
 * longer, for tenths of a second. The work is of that kind: six chains of operations on ints that
 * do not wait for each other.
 */
final class Probe {
  private static final int STEPS = 100_000;
  private static final int FIRST = 100;

  private long result;

  /** A probe that HotSpot has compiled. */
  Probe() {
    for (int i = 0; i < FIRST; i++) {
      nanos();
    }
  }

  /** What the work takes now, some tenths of a millisecond. */
  long nanos() {
    long start = System.nanoTime();
    long a = result;
    long b = 2;
    long c = 3;
    long d = 4;
    long e = 5;
    long f = 6;
    for (int i = 0; i < STEPS; i++) {
      a = a * 31 + i;
      b += a ^ i;
      c = c * 17 + 3;
      d += c >> 3;
      e = e * 13 + i;
      f ^= e + i;
    }
    result = a + b + c + d + e + f;
    return System.nanoTime() - start;
  }
}
