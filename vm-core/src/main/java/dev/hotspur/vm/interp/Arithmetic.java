package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.IntMath;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.UnaryOperator;
import dev.hotspur.vm.value.VmError;

/**
 * Arithmetic. The frequent operations have a class of their own for two registers and for a
 * register and a small constant; each tries ints, then floats, and leaves the rest to {@link
 * Operations}.
 */
final class Arithmetic {
  private Arithmetic() {}

  /** The instruction for {@code operator} on two registers. */
  static Insn of(BinaryOperator operator, boolean inplace, int target, int left, int right) {
    return switch (operator) {
      case ADD -> new Add(inplace, target, left, right);
      case SUB -> new Sub(inplace, target, left, right);
      case MUL -> new Mul(inplace, target, left, right);
      case FLOOR_DIV -> new FloorDiv(inplace, target, left, right);
      case MOD -> new Mod(inplace, target, left, right);
      case DIV -> new Div(inplace, target, left, right);
      case AND -> new And(inplace, target, left, right);
      default -> new Binary(operator, inplace, target, left, right);
    };
  }

  /** Whether there is a form of {@code operator} with a constant on the right. */
  static boolean takesConstant(BinaryOperator operator, long constant) {
    return switch (operator) {
      case ADD, SUB, MUL, AND -> true;
      case FLOOR_DIV, MOD -> constant > 0;
      default -> false;
    };
  }

  /** The instruction for {@code operator} on a register and a constant that it takes. */
  static Insn ofConstant(
      BinaryOperator operator, boolean inplace, int target, int left, long right) {
    return switch (operator) {
      case ADD -> new AddConstant(inplace, target, left, right);
      case SUB -> new SubConstant(inplace, target, left, right);
      case MUL -> new MulConstant(inplace, target, left, right);
      case AND -> new AndConstant(inplace, target, left, right);
      case FLOOR_DIV -> new FloorDivConstant(inplace, target, left, right);
      case MOD -> new ModConstant(inplace, target, left, right);
      default -> throw new IllegalArgumentException("no constant form of " + operator);
    };
  }

  /** Any operation on two registers. */
  static class Binary extends ValueInsn {
    final BinaryOperator operator;
    final boolean inplace;
    final int a;
    final int b;

    Binary(BinaryOperator operator, boolean inplace, int target, int left, int right) {
      super(target);
      this.operator = operator;
      this.inplace = inplace;
      this.a = left;
      this.b = right;
    }

    @Override
    public Insn exec(Interpreter in) {
      return slow(in);
    }

    final Insn slow(Interpreter in) {
      return operate(in, in.get(b));
    }

    final Insn operate(Interpreter in, Object right) {
      try {
        Object left = in.get(a);
        in.put(
            target,
            inplace
                ? Operations.inplace(operator, left, right)
                : Operations.binary(operator, left, right));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    /** The register on the right, -1 if there is none for it. */
    int right(ConstantRegisters constants) {
      return b;
    }

    /** Whether one of the operands, and not both, is in a register. */
    boolean reads(int register) {
      return a == register ^ b == register;
    }

    String right() {
      return "r" + b;
    }

    final String symbol() {
      return operator.symbol() + (inplace ? "=" : "");
    }

    final String operation() {
      return "r" + a + " " + symbol() + " " + right();
    }

    @Override
    public final String toString() {
      return "r" + target + " = " + operation();
    }
  }

  /** Any operation on a register and a constant. */
  abstract static class WithConstant extends Binary {
    final long k;

    WithConstant(BinaryOperator operator, boolean inplace, int target, int left, long right) {
      super(operator, inplace, target, left, left);
      this.k = right;
    }

    @Override
    final int right(ConstantRegisters constants) {
      return constants.of(k);
    }

    @Override
    final boolean reads(int register) {
      return a == register;
    }

    final Insn slowConstant(Interpreter in) {
      return operate(in, k);
    }

    @Override
    final String right() {
      return Long.toString(k);
    }
  }

  /** The int or float in a register as a double. */
  static double number(Interpreter in, int register) {
    long bits = in.longs[register];
    return in.tags[register] == Tag.INT ? bits : Double.longBitsToDouble(bits);
  }

  static final class Add extends Binary {
    Add(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.ADD, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      int kinds = tags[a] | tags[b];
      if (kinds == Tag.INT) {
        long x = longs[a];
        long y = longs[b];
        long r = x + y;
        if (((x ^ r) & (y ^ r)) >= 0) {
          tags[target] = Tag.INT;
          longs[target] = r;
          return next;
        }
      } else if (kinds == Tag.FLOAT) {
        double x = Double.longBitsToDouble(longs[a]);
        double y = Double.longBitsToDouble(longs[b]);
        in.putFloat(target, x + y);
        return next;
      } else if (kinds == Tag.MIXED) {
        in.putFloat(target, number(in, a) + number(in, b));
        return next;
      }
      return slow(in);
    }
  }

  static final class AddConstant extends WithConstant {
    AddConstant(boolean inplace, int target, int left, long right) {
      super(BinaryOperator.ADD, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      if (tags[a] == Tag.INT) {
        long x = longs[a];
        long r = x + k;
        if (((x ^ r) & (k ^ r)) >= 0) {
          tags[target] = Tag.INT;
          longs[target] = r;
          return next;
        }
      } else if (tags[a] == Tag.FLOAT) {
        in.putFloat(target, Double.longBitsToDouble(longs[a]) + k);
        return next;
      }
      return slowConstant(in);
    }
  }

  private static final class Sub extends Binary {
    Sub(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.SUB, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      int kinds = tags[a] | tags[b];
      if (kinds == Tag.INT) {
        long x = longs[a];
        long y = longs[b];
        long r = x - y;
        if (((x ^ y) & (x ^ r)) >= 0) {
          tags[target] = Tag.INT;
          longs[target] = r;
          return next;
        }
      } else if (kinds == Tag.FLOAT) {
        double x = Double.longBitsToDouble(longs[a]);
        double y = Double.longBitsToDouble(longs[b]);
        in.putFloat(target, x - y);
        return next;
      } else if (kinds == Tag.MIXED) {
        in.putFloat(target, number(in, a) - number(in, b));
        return next;
      }
      return slow(in);
    }
  }

  private static final class SubConstant extends WithConstant {
    SubConstant(boolean inplace, int target, int left, long right) {
      super(BinaryOperator.SUB, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      if (tags[a] == Tag.INT) {
        long x = longs[a];
        long r = x - k;
        if (((x ^ k) & (x ^ r)) >= 0) {
          tags[target] = Tag.INT;
          longs[target] = r;
          return next;
        }
      } else if (tags[a] == Tag.FLOAT) {
        in.putFloat(target, Double.longBitsToDouble(longs[a]) - k);
        return next;
      }
      return slowConstant(in);
    }
  }

  private static final class Mul extends Binary {
    Mul(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.MUL, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      int kinds = tags[a] | tags[b];
      if (kinds == Tag.INT) {
        long x = longs[a];
        long y = longs[b];
        long r = x * y;
        if (Math.multiplyHigh(x, y) == r >> 63) {
          tags[target] = Tag.INT;
          longs[target] = r;
          return next;
        }
      } else if (kinds == Tag.FLOAT) {
        double x = Double.longBitsToDouble(longs[a]);
        double y = Double.longBitsToDouble(longs[b]);
        in.putFloat(target, x * y);
        return next;
      } else if (kinds == Tag.MIXED) {
        in.putFloat(target, number(in, a) * number(in, b));
        return next;
      }
      return slow(in);
    }
  }

  private static final class MulConstant extends WithConstant {
    MulConstant(boolean inplace, int target, int left, long right) {
      super(BinaryOperator.MUL, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      if (tags[a] == Tag.INT) {
        long x = longs[a];
        long r = x * k;
        if (Math.multiplyHigh(x, k) == r >> 63) {
          tags[target] = Tag.INT;
          longs[target] = r;
          return next;
        }
      } else if (tags[a] == Tag.FLOAT) {
        in.putFloat(target, Double.longBitsToDouble(longs[a]) * k);
        return next;
      }
      return slowConstant(in);
    }
  }

  private static final class Div extends Binary {
    Div(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.DIV, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      int kinds = tags[a] | tags[b];
      if (kinds == Tag.FLOAT) {
        double x = Double.longBitsToDouble(longs[a]);
        double y = Double.longBitsToDouble(longs[b]);
        if (y != 0.0) {
          in.putFloat(target, x / y);
          return next;
        }
      } else if (kinds == Tag.INT && longs[b] != 0) {
        in.putFloat(target, IntMath.trueDivide(longs[a], longs[b]));
        return next;
      } else if (kinds == Tag.MIXED && number(in, b) != 0.0) {
        in.putFloat(target, number(in, a) / number(in, b));
        return next;
      }
      return slow(in);
    }
  }

  private static final class FloorDiv extends Binary {
    FloorDiv(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.FLOOR_DIV, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      long[] longs = in.longs;
      if ((in.tags[a] | in.tags[b]) == Tag.INT && longs[b] > 0) {
        in.putInt(target, Math.floorDiv(longs[a], longs[b]));
        return next;
      }
      return slow(in);
    }
  }

  private static final class FloorDivConstant extends WithConstant {
    FloorDivConstant(boolean inplace, int target, int left, long right) {
      super(BinaryOperator.FLOOR_DIV, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[a] == Tag.INT) {
        in.putInt(target, Math.floorDiv(in.longs[a], k));
        return next;
      }
      return slowConstant(in);
    }
  }

  private static final class Mod extends Binary {
    Mod(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.MOD, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      long[] longs = in.longs;
      if ((in.tags[a] | in.tags[b]) == Tag.INT && longs[b] != 0) {
        in.putInt(target, Math.floorMod(longs[a], longs[b]));
        return next;
      }
      return slow(in);
    }
  }

  static final class ModConstant extends WithConstant {
    ModConstant(boolean inplace, int target, int left, long right) {
      super(BinaryOperator.MOD, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[a] == Tag.INT) {
        in.putInt(target, Math.floorMod(in.longs[a], k));
        return next;
      }
      return slowConstant(in);
    }
  }

  private static final class And extends Binary {
    And(boolean inplace, int target, int left, int right) {
      super(BinaryOperator.AND, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      if ((in.tags[a] | in.tags[b]) == Tag.INT) {
        in.putInt(target, in.longs[a] & in.longs[b]);
        return next;
      }
      return slow(in);
    }
  }

  private static final class AndConstant extends WithConstant {
    AndConstant(boolean inplace, int target, int left, long right) {
      super(BinaryOperator.AND, inplace, target, left, right);
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[a] == Tag.INT) {
        in.putInt(target, in.longs[a] & k);
        return next;
      }
      return slowConstant(in);
    }
  }

  /** NEG, POS and INVERT. */
  static final class Unary extends ValueInsn {
    private final UnaryOperator operator;
    private final int source;

    Unary(UnaryOperator operator, int target, int source) {
      super(target);
      this.operator = operator;
      this.source = source;
    }

    @Override
    public Insn exec(Interpreter in) {
      byte tag = in.tags[source];
      if (operator == UnaryOperator.NEG && tag == Tag.FLOAT) {
        in.putFloat(target, -Double.longBitsToDouble(in.longs[source]));
        return next;
      }
      if (operator == UnaryOperator.NEG && tag == Tag.INT && in.longs[source] != Long.MIN_VALUE) {
        in.putInt(target, -in.longs[source]);
        return next;
      }
      try {
        in.put(target, Operations.unary(operator, in.get(source)));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return "r" + target + " = " + operator.symbol() + "r" + source;
    }
  }
}
