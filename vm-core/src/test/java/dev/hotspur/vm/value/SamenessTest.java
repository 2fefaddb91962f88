package dev.hotspur.vm.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SamenessTest {
  @Test
  void boxingIsInvisible() {
    assertTrue(Operations.isSame(Long.valueOf(100_000), Long.valueOf(100_000)));
    assertTrue(Operations.isSame(BigInteger.TWO.pow(80), BigInteger.TWO.pow(80)));
    assertTrue(Operations.isSame(0.5, 1 / 2.0));
    assertTrue(Operations.isSame(Double.NaN, -Double.NaN));
    assertFalse(Operations.isSame(0.0, -0.0));
    assertFalse(Operations.isSame(1L, true));
    assertFalse(Operations.isSame(1L, 1.0));
    assertFalse(Operations.isSame(new ListValue(), new ListValue()));
    assertTrue(Operations.contains(Double.NaN, ListValue.of(Double.NaN)));
  }

  @Test
  void tuplesAsConstantsTellTypesApart() {
    assertNotEquals(TupleValue.of(1L), TupleValue.of(1.0));
    assertNotEquals(TupleValue.of(1L), TupleValue.of(true));
    assertNotEquals(TupleValue.of(0.0), TupleValue.of(-0.0));
    assertEquals(TupleValue.of(1L, Str.of("a")), TupleValue.of(1L, Str.of("a")));
    assertTrue(TupleValue.of(1L, TupleValue.of(None.NONE)).isImmutable());
    assertFalse(TupleValue.of(new ListValue()).isImmutable());
  }
}
