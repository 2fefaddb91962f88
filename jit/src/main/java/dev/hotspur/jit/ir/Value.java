package dev.hotspur.jit.ir;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A value in SSA form: the result of an {@link Instruction}, a {@link Parameter} of a block, or a
 * {@link Constant}.
 *
 * <p>Instructions and parameters are equal to themselves alone; constants are equal by what they
 * are.
 */
public abstract sealed class Value permits Instruction, Parameter, Constant {
  /** The id of what has no name: constants, and instructions without result. */
  public static final int NO_ID = -1;

  /** The printed type of an int that is kept in 32 bits. */
  static final String NARROW = "int32";

  private final int id;
  private final Type type;
  private boolean narrow;

  Value(int id, Type type) {
    this.id = id;
    this.type = type;
  }

  /** The number in the printed name, unique in the graph; {@link #NO_ID} if it has no name. */
  public final int id() {
    return id;
  }

  /** The type; {@link Type#NONE} for an instruction without result. */
  public final Type type() {
    return type;
  }

  /**
   * Whether compiled code keeps it in 32 bits: an int that is known to fit, so that the JVM sees a
   * loop that counts by an int of its own. Nothing else depends on it.
   */
  public final boolean isNarrow() {
    return narrow;
  }

  /** Lets compiled code keep an int, which must fit, in 32 bits. */
  public final void setNarrow() {
    if (type != Type.INT) {
      throw new IllegalStateException(this + " is no int");
    }
    narrow = true;
  }

  /** The type as the printed IR shows it: {@code int32} if it is kept in 32 bits. */
  final String typeWord() {
    return narrow ? NARROW : type.word();
  }

  /** What a function gives for each of the values; the same list if that is themselves. */
  static List<Value> map(List<Value> values, UnaryOperator<Value> function) {
    Value[] result = new Value[values.size()];
    boolean same = true;
    for (int i = 0; i < result.length; i++) {
      result[i] = function.apply(values.get(i));
      same &= result[i] == values.get(i);
    }
    return same ? values : List.of(result);
  }

  /** Whether instructions, targets and snapshots may use it. */
  public final boolean isUsable() {
    return type != Type.NONE;
  }
}
