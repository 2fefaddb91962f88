package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.ListValue;
import dev.hotspur.vm.value.Tag;
import java.util.Arrays;
import java.util.List;

/**
 * The registers of the current frame, where instructions and compiled code reach them in one step.
 * Calls and returns move the window to another frame's registers.
 */
public abstract class RegisterWindow {
  /** What each register of the current frame holds; see {@link Tag}. */
  public byte[] tags;

  /** Ints and floats of the current frame. */
  public long[] longs;

  /** All other values of the current frame. */
  public Object[] refs;

  RegisterWindow() {}

  /** Shows the registers of a frame. */
  final void open(Frame frame) {
    tags = frame.tags;
    longs = frame.longs;
    refs = frame.refs;
  }

  /** Whether a register holds an int of 64 bits. */
  public final boolean isInt(int register) {
    return tags[register] == Tag.INT;
  }

  /** The int in a register that holds one. */
  public final long getInt(int register) {
    return longs[register];
  }

  /** Whether a register holds a float. */
  public final boolean isFloat(int register) {
    return tags[register] == Tag.FLOAT;
  }

  /** The float in a register that holds one. */
  public final double getFloat(int register) {
    return Double.longBitsToDouble(longs[register]);
  }

  /** Whether a register holds a value that is neither an int of 64 bits nor a float. */
  public final boolean isRef(int register) {
    return tags[register] == Tag.REF;
  }

  /** The value in a register that holds one that is neither an int of 64 bits nor a float. */
  public final Object getRef(int register) {
    return refs[register];
  }

  /** Whether a register holds a value. */
  public final boolean isSet(int register) {
    return tags[register] != Tag.UNSET;
  }

  /** The value of a register in boxed form; {@code Unset.UNSET} if it has none. */
  public final Object getAny(int register) {
    return get(register);
  }

  final Object get(int register) {
    return Registers.box(tags, longs, refs, register);
  }

  final void put(int register, Object value) {
    Registers.put(tags, longs, refs, register, value);
  }

  final void putInt(int register, long value) {
    tags[register] = Tag.INT;
    longs[register] = value;
  }

  final void putFloat(int register, double value) {
    tags[register] = Tag.FLOAT;
    longs[register] = Double.doubleToRawLongBits(value);
  }

  final void putRef(int register, Object value) {
    tags[register] = Tag.REF;
    refs[register] = value;
  }

  /** Copies an item of a list into a register. */
  final void putItem(int register, ListValue list, int index) {
    switch (list.kind) {
      case ListValue.LONG -> putInt(register, list.longs[index]);
      case ListValue.DOUBLE -> putFloat(register, list.doubles[index]);
      case ListValue.BOOL -> putRef(register, list.bools[index]);
      default -> put(register, list.objects[index]);
    }
  }

  final Object[] copy(int first, int count) {
    Object[] values = new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = get(first + i);
    }
    return values;
  }

  /** The values of registers, boxed, but for the first few of them. */
  final Object[] copy(int[] registers, int skipped) {
    Object[] values = new Object[registers.length - skipped];
    for (int i = 0; i < values.length; i++) {
      values[i] = get(registers[skipped + i]);
    }
    return values;
  }

  final List<Object> list(int[] registers, int skipped) {
    return Arrays.asList(copy(registers, skipped));
  }

  final List<Object> list(int first, int count) {
    return Arrays.asList(copy(first, count));
  }
}
