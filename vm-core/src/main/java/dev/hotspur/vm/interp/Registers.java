package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.Unset;

/** Boxes and unboxes the values of registers. */
public final class Registers {
  private Registers() {}

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
