package dev.hotspur.workloads;

import java.math.BigInteger;

/** The twin of {@code factorial}. Its ints do not fit into a long, so they are BigIntegers. */
final class Factorial implements Twin {
  private static final BigInteger MODULUS = BigInteger.valueOf(1_000_003);
  private static final BigInteger FACTOR = BigInteger.valueOf(31);
  private static final long LEAST = 10;
  private static final long KINDS = 40;

  @Override
  public long run(long size) {
    BigInteger total = BigInteger.ZERO;
    for (long i = 0; i < size; i++) {
      long n = LEAST + i % KINDS;
      total = total.multiply(FACTOR).add(byRecursion(n)).mod(MODULUS);
      total = total.multiply(FACTOR).add(byLoop(n)).mod(MODULUS);
    }
    return total.longValueExact();
  }

  private static BigInteger byRecursion(long n) {
    return n < 2 ? BigInteger.ONE : BigInteger.valueOf(n).multiply(byRecursion(n - 1));
  }

  private static BigInteger byLoop(long n) {
    BigInteger product = BigInteger.ONE;
    for (long k = 2; k <= n; k++) {
      product = product.multiply(BigInteger.valueOf(k));
    }
    return product;
  }
}
