package dev.hotspur.vm.interp;

import dev.hotspur.vm.bytecode.Comparison;
import dev.hotspur.vm.value.Operations;
import dev.hotspur.vm.value.Tag;
import dev.hotspur.vm.value.VmError;

/** Comparisons and conditional jumps, apart and fused. */
final class Branches {
  private Branches() {}

  /**
   * The order of two values in a comparison's mask: one bit each for less, equal, greater, none.
   */
  private static final int UNORDERED = 3;

  /**
   * The set of orders in which a comparison holds, as a bit mask, so that one class serves all six
   * comparisons without a branch on which it is.
   */
  static int mask(Comparison comparison) {
    return switch (comparison) {
      case LT -> 0b0001;
      case LE -> 0b0011;
      case EQ -> 0b0010;
      case NE -> 0b1101;
      case GT -> 0b0100;
      case GE -> 0b0110;
    };
  }

  static boolean holds(int mask, long x, long y) {
    int order = x < y ? 0 : x == y ? 1 : 2;
    return (mask >>> order & 1) != 0;
  }

  static boolean holds(int mask, double x, double y) {
    int order = x < y ? 0 : x == y ? 1 : x > y ? 2 : UNORDERED;
    return (mask >>> order & 1) != 0;
  }

  private static boolean isTrue(Interpreter in, int register) {
    byte tag = in.tags[register];
    if (tag == Tag.REF) {
      Object value = in.refs[register];
      return value instanceof Boolean flag ? flag : Operations.truthy(value);
    }
    return tag == Tag.INT
        ? in.longs[register] != 0
        : Double.longBitsToDouble(in.longs[register]) != 0.0;
  }

  /** A conditional jump. */
  abstract static class Jumping extends Insn {
    Insn target = Insn.HALT;

    @Override
    final void link(Insn newTarget) {
      target = newTarget;
    }
  }

  /** Compares a register with another value and jumps if the comparison comes out as wanted. */
  abstract static class ComparingJump extends Jumping {
    final Comparison comparison;
    final boolean wanted;
    final int mask;
    final int a;

    ComparingJump(Comparison comparison, boolean wanted, int left) {
      this.comparison = comparison;
      this.wanted = wanted;
      this.mask = wanted ? mask(comparison) : ~mask(comparison) & 0b1111;
      this.a = left;
    }

    final Insn slow(Interpreter in, Object right) {
      try {
        return Operations.compare(comparison, in.get(a), right) == wanted ? target : next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    final String shown(String left, String right, Insn to) {
      return (wanted ? "jump if " : "jump unless ")
          + left
          + " "
          + comparison.symbol()
          + " "
          + right
          + " to "
          + to.leader();
    }
  }

  /** Compares two registers and jumps if the comparison comes out as wanted. */
  static final class CompareJump extends ComparingJump {
    final int b;

    CompareJump(Comparison comparison, boolean wanted, int left, int right) {
      super(comparison, wanted, left);
      this.b = right;
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      int kinds = tags[a] | tags[b];
      if (kinds == Tag.INT) {
        return holds(mask, longs[a], longs[b]) ? target : next;
      }
      if (kinds == Tag.FLOAT) {
        return holds(mask, Double.longBitsToDouble(longs[a]), Double.longBitsToDouble(longs[b]))
            ? target
            : next;
      }
      return slow(in, in.get(b));
    }

    @Override
    public String toString() {
      return shown("r" + a, "r" + b, target);
    }
  }

  /** Compares a register with a constant int and jumps if the comparison comes out as wanted. */
  static final class CompareConstantJump extends ComparingJump {
    private final long k;

    CompareConstantJump(Comparison comparison, boolean wanted, int left, long right) {
      super(comparison, wanted, left);
      this.k = right;
    }

    @Override
    public Insn exec(Interpreter in) {
      if (in.tags[a] == Tag.INT) {
        return holds(mask, in.longs[a], k) ? target : next;
      }
      return slow(in, k);
    }

    @Override
    public String toString() {
      return shown("r" + a, Long.toString(k), target);
    }
  }

  /** Compares two registers. */
  static final class Compare extends ValueInsn {
    private final Comparison comparison;
    private final int mask;
    private final int a;
    private final int b;

    Compare(Comparison comparison, int target, int left, int right) {
      super(target);
      this.comparison = comparison;
      this.mask = mask(comparison);
      this.a = left;
      this.b = right;
    }

    @Override
    public Insn exec(Interpreter in) {
      byte[] tags = in.tags;
      long[] longs = in.longs;
      int kinds = tags[a] | tags[b];
      boolean result;
      if (kinds == Tag.INT) {
        result = holds(mask, longs[a], longs[b]);
      } else if (kinds == Tag.FLOAT) {
        result = holds(mask, Double.longBitsToDouble(longs[a]), Double.longBitsToDouble(longs[b]));
      } else {
        try {
          result = Operations.compare(comparison, in.get(a), in.get(b));
        } catch (VmError error) {
          return in.raise(error, this);
        }
      }
      in.putRef(target, result);
      return next;
    }

    @Override
    public String toString() {
      return "r" + target + " = r" + a + " " + comparison.symbol() + " r" + b;
    }
  }

  /** Jumps if a register is true, or if it is false. */
  static final class JumpIf extends Jumping {
    final boolean wanted;
    final int source;

    /** Whether the value stays where it is if the jump is made. */
    final boolean keeps;

    JumpIf(boolean wanted, int source, boolean keeps) {
      this.wanted = wanted;
      this.source = source;
      this.keeps = keeps;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        return isTrue(in, source) == wanted ? target : next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    @Override
    public String toString() {
      return (wanted ? "jump if r" : "jump unless r") + source + " to " + target.leader();
    }
  }

  /** Jumps. Used by the plain form; elsewhere the instruction before is linked to the target. */
  static final class Jump extends Insn {
    @Override
    public Insn exec(Interpreter in) {
      return next;
    }

    @Override
    public String toString() {
      return "jump to " + next.leader();
    }
  }

  /** The tests whose result is a bool and that have no jumping form. */
  enum Test {
    NOT("not "),
    IS(" is "),
    IS_NOT(" is not "),
    CONTAINS(" in "),
    NOT_CONTAINS(" not in "),
    MATCHES(" matches ");

    private final String symbol;

    Test(String symbol) {
      this.symbol = symbol;
    }
  }

  /** One of the tests on two registers; NOT looks at the second only. */
  static final class TestValue extends ValueInsn {
    private final Test test;
    private final int a;
    private final int b;

    TestValue(Test test, int target, int left, int right) {
      super(target);
      this.test = test;
      this.a = left;
      this.b = right;
    }

    @Override
    public Insn exec(Interpreter in) {
      try {
        in.putRef(target, result(in));
        return next;
      } catch (VmError error) {
        return in.raise(error, this);
      }
    }

    private boolean result(Interpreter in) {
      return switch (test) {
        case NOT -> !isTrue(in, b);
        case IS -> Operations.isSame(in.get(a), in.get(b));
        case IS_NOT -> !Operations.isSame(in.get(a), in.get(b));
        case CONTAINS -> Operations.contains(in.get(a), in.get(b));
        case NOT_CONTAINS -> !Operations.contains(in.get(a), in.get(b));
        case MATCHES -> Exceptions.matches(in.get(a), in.get(b));
      };
    }

    @Override
    public String toString() {
      String left = test == Test.NOT ? "" : "r" + a;
      return "r" + target + " = " + left + test.symbol + "r" + b;
    }
  }
}
