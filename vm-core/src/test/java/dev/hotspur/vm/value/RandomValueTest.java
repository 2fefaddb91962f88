package dev.hotspur.vm.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.hotspur.vm.CapturingWorld;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class RandomValueTest {
  /** Counts what it was asked for, which is another number each time. */
  private static final class Asked extends CapturingWorld {
    private long times;

    @Override
    public long entropy() {
      return ++times;
    }
  }

  @Test
  void theWorldIsAskedAtTheFirstNumberAndNotAgain() {
    Asked world = new Asked();
    RandomValue generator = new RandomValue(world);
    assertEquals(0, world.times);
    double first = generator.next();
    long asked = world.times;
    assertTrue(asked > 0);
    assertFalse(first == generator.next());
    assertEquals(asked, world.times);
    assertEquals(first, new RandomValue(RandomValue.entropy(new Asked())).next());
  }

  @Test
  void theWorldIsNotAskedAfterASeed() {
    Asked world = new Asked();
    RandomValue generator = new RandomValue(world);
    generator.seed(BigInteger.TEN);
    assertEquals(new RandomValue(BigInteger.TEN).next(), generator.next());
    assertEquals(0, world.times);
  }

  @Test
  void aCopyGoesOnAsTheOriginalDoes() {
    RandomValue generator = new RandomValue(new Asked());
    RandomValue copy = generator.copy();
    assertTrue(copy.isInStateOf(generator));
    assertEquals(generator.next(), copy.next());
  }

  @Test
  void twoThatWereNotUsedDiffer() {
    Asked world = new Asked();
    assertFalse(new RandomValue(world).isInStateOf(new RandomValue(world)));
  }
}
