package dev.hotspur.vm.builtin;

import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.Numbers;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * What {@code id} gives in one machine: numbers in the order in which objects are first asked
 * about, so that a run gives the same each time. Ints and floats, which have no identity, are
 * numbered by what they are. Does not keep objects alive.
 */
final class Identities {
  private static final int KINDS = 4;
  private static final int INT = 1;
  private static final int FLOAT = 2;

  private final Map<Key, Long> numbers = new HashMap<>();
  private final ReferenceQueue<Object> gone = new ReferenceQueue<>();
  private long last;

  /** Finds an object by identity; equal to another key for the same object only. */
  private static final class Key extends WeakReference<Object> {
    private final int hash;

    Key(Object object, ReferenceQueue<Object> queue) {
      super(object, queue);
      this.hash = System.identityHashCode(object);
    }

    @Override
    public boolean equals(Object other) {
      return this == other || (other instanceof Key key && get() != null && get() == key.get());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  Object of(Object value) {
    if (Numbers.isInt(value) && !(value instanceof Boolean)) {
      return numbered(IntMath.toBig(value), INT);
    } else if (value instanceof Double number) {
      return numbered(BigInteger.valueOf(Double.doubleToLongBits(number)), FLOAT);
    }
    for (Object key = gone.poll(); key != null; key = gone.poll()) {
      numbers.remove(key);
    }
    return numbers.computeIfAbsent(new Key(value, gone), unknown -> ++last * KINDS);
  }

  private static Object numbered(BigInteger number, int kind) {
    return IntMath.box(number.multiply(BigInteger.valueOf(KINDS)).add(BigInteger.valueOf(kind)));
  }
}
