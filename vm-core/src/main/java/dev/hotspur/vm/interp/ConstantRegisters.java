package dev.hotspur.vm.interp;

import java.util.ArrayList;
import java.util.List;

/**
 * The registers after the operand stack, which hold constants that instructions of the fast form
 * read as they read any register. They are filled when a frame is given to a function, not at each
 * call: nothing writes to them, and a frame mostly goes to the same function again.
 */
final class ConstantRegisters {
  /** More would make frames large, of which a deep recursion needs many. */
  private static final int MAX = 16;

  private static final int NO_INDEX = -1;

  private final int first;
  private final List<Object> values = new ArrayList<>();
  private final List<Integer> indices = new ArrayList<>();
  private byte[] tags = {};
  private long[] longs = {};
  private Object[] refs = {};

  ConstantRegisters(int first) {
    this.first = first;
  }

  /** The register of a constant by its index, or -1 if there are too many. */
  int of(int index, Object value) {
    return value instanceof Long number
        ? of(number)
        : register(indices.indexOf(index), index, value);
  }

  /** The register of an int, or -1 if there are too many constants. */
  int of(long number) {
    return register(values.indexOf(number), NO_INDEX, number);
  }

  private int register(int known, int index, Object value) {
    int position = known;
    if (position < 0 && values.size() < MAX) {
      position = values.size();
      indices.add(index);
      values.add(value);
      fill();
    }
    return position < 0 ? -1 : first + position;
  }

  private void fill() {
    tags = new byte[values.size()];
    longs = new long[values.size()];
    refs = new Object[values.size()];
    for (int i = 0; i < values.size(); i++) {
      Registers.put(tags, longs, refs, i, values.get(i));
    }
  }

  /** The number of the first register. */
  int first() {
    return first;
  }

  /** The constants, in the order of their registers. */
  List<Object> values() {
    return values;
  }

  /** Puts the constants into the registers of a frame. */
  void copyTo(Frame frame) {
    for (int i = 0; i < tags.length; i++) {
      frame.tags[first + i] = tags[i];
      frame.longs[first + i] = longs[i];
      frame.refs[first + i] = refs[i];
    }
  }
}
