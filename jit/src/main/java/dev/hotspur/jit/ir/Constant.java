package dev.hotspur.jit.ir;

import java.util.Optional;

/**
 * A constant. Ints, bools and floats are their bits, so that 0.0 and -0.0 differ and NaN is equal
 * to itself; a reference is an entry of the graph's {@link ConstantPool}.
 */
public final class Constant extends Value {
  /** The constant True. */
  public static final Constant TRUE = new Constant(Type.BOOL, 1, Optional.empty());

  /** The constant False. */
  public static final Constant FALSE = new Constant(Type.BOOL, 0, Optional.empty());

  private final long bits;
  private final Optional<PoolConstant> entry;

  private Constant(Type type, long bits, Optional<PoolConstant> entry) {
    super(NO_ID, type);
    this.bits = bits;
    this.entry = entry;
  }

  /** The int. */
  public static Constant of(long value) {
    return new Constant(Type.INT, value, Optional.empty());
  }

  /** The float; all NaN are one. */
  public static Constant of(double value) {
    return new Constant(Type.FLOAT, Double.doubleToLongBits(value), Optional.empty());
  }

  /** The truth value. */
  public static Constant of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /** The reference to an entry of the pool. */
  public static Constant of(PoolConstant entry) {
    return new Constant(Type.REF, entry.index(), Optional.of(entry));
  }

  /** The value of an int. */
  public long asInt() {
    require(Type.INT);
    return bits;
  }

  /** The value of a float. */
  public double asFloat() {
    require(Type.FLOAT);
    return Double.longBitsToDouble(bits);
  }

  /** The value of a bool. */
  public boolean asBool() {
    require(Type.BOOL);
    return bits != 0;
  }

  /** The entry of the pool that a reference is. */
  public PoolConstant asRef() {
    return entry.orElseThrow(() -> new IllegalStateException(this + " is no ref"));
  }

  private void require(Type expected) {
    if (type() != expected) {
      throw new IllegalStateException(this + " is no " + expected.word());
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Constant that && type() == that.type() && bits == that.bits;
  }

  @Override
  public int hashCode() {
    return 31 * type().ordinal() + Long.hashCode(bits);
  }

  /** The constant as the printed IR shows it. */
  @Override
  public String toString() {
    return switch (type()) {
      case INT -> Long.toString(bits);
      case FLOAT -> floatText(asFloat());
      case BOOL -> Boolean.toString(asBool());
      default -> "#" + bits;
    };
  }

  private static String floatText(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return Double.toString(value);
  }
}
