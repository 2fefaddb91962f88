package dev.hotspur.vm.interp;

import static java.util.stream.Collectors.joining;

import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;
import java.util.stream.IntStream;

/** Boxes and unboxes the values of registers. */
public final class Registers {
  private Registers() {}

  /** Registers as {@code dis --registers} shows them. */
  static String shown(int... registers) {
    return IntStream.of(registers).mapToObj(each -> "r" + each).collect(joining(", "));
  }

  /** The value of a register in boxed form; {@code Unset.UNSET} if it has none. */
  public static Object box(byte[] tags, long[] longs, Object[] refs, int register) {
    return switch (tags[register]) {
      case Tag.INT -> longs[register];
      case Tag.FLOAT -> Double.longBitsToDouble(longs[register]);
      case Tag.REF -> refs[register];
      default -> Unset.UNSET;
    };
  }

  static void put(byte[] tags, long[] longs, Object[] refs, int register, Object value) {
    if (value instanceof Long number) {
      tags[register] = Tag.INT;
      longs[register] = number;
    } else if (value instanceof Double number) {
      tags[register] = Tag.FLOAT;
      longs[register] = Double.doubleToRawLongBits(number);
    } else if (value == Unset.UNSET) {
      tags[register] = Tag.UNSET;
    } else {
      tags[register] = Tag.REF;
      refs[register] = value;
    }
  }
}
