package dev.hotspur.vm.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntMathTest {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;
  private static final long[] EDGES = {
    0, 1, -1, 2, -2, 3, 1L << 31, 1L << 32, -(1L << 32), 1L << 53, MAX, MAX - 1, MIN, MIN + 1
  };

  @Test
  void arithmeticNeverWraps() {
    for (long a : EDGES) {
      for (long b : EDGES) {
        BigInteger x = BigInteger.valueOf(a);
        BigInteger y = BigInteger.valueOf(b);
        assertEquals(IntMath.box(x.add(y)), IntMath.add(a, b));
        assertEquals(IntMath.box(x.subtract(y)), IntMath.sub(a, b));
        assertEquals(IntMath.box(x.multiply(y)), IntMath.mul(a, b));
      }
      assertEquals(IntMath.box(BigInteger.valueOf(a).negate()), IntMath.negate(a));
    }
  }

  @Test
  void smallestByMinusOneIsABigInt() {
    assertEquals(BigInteger.ONE.shiftLeft(63), IntMath.floorDivide(MIN, -1));
    assertEquals(0, IntMath.floorMod(MIN, -1));
  }

  @Test
  void divisionRounds() {
    assertEquals(-4, IntMath.floorDiv(-7, 2));
    assertEquals(1, IntMath.floorMod(-7, 2));
    assertEquals(-1, IntMath.floorMod(7, -2));
    // Through doubles this would be 1.0.
    assertEquals(1.0000000000000002, IntMath.trueDivide((1L << 53) + 2, 1L << 53));
    assertEquals(3.0, IntMath.trueDivide(27021597764222973L, 9007199254740991L));
  }

  @Test
  void trueDivisionIsTheNearestFloat() {
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      long a = random.nextLong() >> random.nextInt(12);
      long b = random.nextLong() >> random.nextInt(60);
      if (b != 0) {
        BigDecimal exact = new BigDecimal(a).divide(new BigDecimal(b), new MathContext(60));
        assertEquals(exact.doubleValue(), IntMath.trueDivide(a, b));
      }
    }
  }

  @Test
  void shifts() {
    assertEquals(BigInteger.ONE.shiftLeft(63), IntMath.shiftLeft(1, 63));
    assertEquals(MIN, IntMath.shiftLeft(-1, 63));
    assertEquals(BigInteger.ONE.shiftLeft(64), IntMath.shiftLeft(1, 64));
    assertEquals(0L, IntMath.shiftLeft(0, MAX));
    assertEquals(-1, IntMath.shiftRight(-5, 64));
    assertEquals(0, IntMath.shiftRight(5, MAX));
    assertThrows(VmError.class, () -> IntMath.shiftRight(5, -1));
    assertThrows(VmError.class, () -> IntMath.shiftLeft(1, 1L << 40));
  }

  @Test
  void comparesIntsWithFloatsExactly() {
    assertEquals(-1, IntMath.compareIntFloat(MAX, 0x1p63));
    assertEquals(0, IntMath.compareIntFloat(MIN, -0x1p63));
    assertEquals(1, IntMath.compareIntFloat((1L << 53) + 1, 0x1p53));
    assertEquals(-1, IntMath.compareIntFloat(0, Double.MIN_VALUE));
    assertEquals(1, IntMath.compareIntFloat(0, -Double.MIN_VALUE));
    assertEquals(0, IntMath.compareIntFloat(0, -0.0));
    assertEquals(-1, IntMath.compareIntFloat(-3, -2.5));
  }

  @Test
  void powers() {
    assertEquals(MIN, IntMath.pow(-2, 63));
    assertEquals(BigInteger.ONE.shiftLeft(63), IntMath.pow(2, 63));
    assertEquals(4052555153018976267L, IntMath.pow(3, 39));
    assertEquals(0.125, IntMath.pow(2, -3));
    assertThrows(VmError.class, () -> IntMath.pow(0, -1));
    assertThrows(VmError.class, () -> IntMath.pow(3, 1L << 40));
  }
}
