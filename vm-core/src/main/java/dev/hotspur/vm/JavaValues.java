package dev.hotspur.vm;

import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.None;
import dev.hotspur.vm.value.Str;
import dev.hotspur.vm.value.TupleValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Converts between Java's values and the machine's.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><th>Java</th><th>machine</th></tr>
 * <tr><td>byte, short, int, long, BigInteger</td><td>int; back as Long or BigInteger</td></tr>
 * <tr><td>float, double</td><td>float; back as Double</td></tr>
 * <tr><td>boolean</td><td>bool</td></tr>
 * <tr><td>String, char</td><td>str; back as String</td></tr>
 * <tr><td>List, long[], double[]</td><td>list (a copy); back as List</td></tr>
 * <tr><td>Optional.empty()</td><td>None</td></tr>
 * </table>
 *
 * <p>A tuple comes back as an unmodifiable list; other values of the machine pass as they are.
 */
public final class JavaValues {
  private JavaValues() {}

  /**
   * The machine's value for a Java value.
   *
   * @throws IllegalArgumentException if there is none, as for null
   */
  public static Object toMachine(Object value) {
    if (value instanceof Byte || value instanceof Short || value instanceof Integer) {
      return ((Number) value).longValue();
    } else if (value instanceof Float number) {
      return number.doubleValue();
    } else if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    } else if (value instanceof String || value instanceof Character) {
      return Str.of(value.toString());
    } else if (value instanceof List<?> list) {
      return ListValue.of(list.stream().map(JavaValues::toMachine).toArray());
    } else if (value instanceof long[] longs) {
      return ListValue.ofLongs(longs.clone());
    } else if (value instanceof double[] doubles) {
      return ListValue.ofDoubles(doubles.clone());
    } else if (value instanceof Optional<?> optional) {
      return optional.map(JavaValues::toMachine).orElse(None.NONE);
    } else if (value == null) {
      throw new IllegalArgumentException("null is not a value; None is Optional.empty()");
    }
    return machineValue(value);
  }

  private static Object machineValue(Object value) {
    boolean known =
        value instanceof Long
            || value instanceof Double
            || value instanceof Boolean
            || value.getClass().getPackageName().equals(None.class.getPackageName());
    if (!known) {
      throw new IllegalArgumentException(
          "the machine has no value for a " + value.getClass().getName());
    }
    return value;
  }

  /** The Java value for a value of the machine. */
  public static Object toJava(Object value) {
    if (value instanceof Str text) {
      return text.value();
    } else if (value instanceof ListValue list) {
      return converted(list.toArray());
    } else if (value instanceof TupleValue tuple) {
      return List.copyOf(converted(tuple.toArray()));
    }
    return value == None.NONE ? Optional.empty() : value;
  }

  private static List<Object> converted(Object[] items) {
    List<Object> result = new ArrayList<>();
    Arrays.stream(items).map(JavaValues::toJava).forEach(result::add);
    return result;
  }
}
