package dev.hotspur.vm.interp;

import dev.hotspur.vm.value.BinaryOperator;
import dev.hotspur.vm.value.Tag;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Two additions, subtractions or multiplications of which the second takes the first one's result,
 * as in {@code a * b + c}. If all operands are ints or floats the result between them is in no
 * register; otherwise, and if an int overflows, the two instructions are executed one by one.
 */
final class FusedArithmetic extends Insn {
  private static final Set<BinaryOperator> OPERATORS =
      EnumSet.of(BinaryOperator.ADD, BinaryOperator.SUB, BinaryOperator.MUL);

  private static final int ADD = 0;
  private static final int SUB = 1;
  private static final int MUL = 2;

  /** The second operation's operands are the wrong way round. */
  private static final int SUB_FROM = 3;

  private final Arithmetic.Binary first;
  private final Arithmetic.Binary second;
  private final int firstOperation;
  private final int secondOperation;
  private final int a;
  private final int b;
  private final int c;
  private int target;

  private FusedArithmetic(
      Arithmetic.Binary first, Arithmetic.Binary second, ConstantRegisters constants) {
    boolean fromLeft = second.a == first.target;
    this.first = first;
    this.second = second;
    this.firstOperation = number(first.operator);
    this.secondOperation =
        fromLeft || second.operator != BinaryOperator.SUB ? number(second.operator) : SUB_FROM;
    this.a = first.a;
    this.b = first.right(constants);
    this.c = fromLeft ? second.right(constants) : second.a;
    this.target = second.target;
    first.linkNext(second);
  }

  /** The two in one; the first has its result in a register that nothing else reads. */
  static Optional<Insn> of(
      Arithmetic.Binary first, Arithmetic.Binary second, ConstantRegisters constants) {
    if (OPERATORS.contains(first.operator)
        && OPERATORS.contains(second.operator)
        && second.reads(first.target)) {
      FusedArithmetic fused = new FusedArithmetic(first, second, constants);
      return fused.b < 0 || fused.c < 0 ? Optional.empty() : Optional.of(fused);
    }
    return Optional.empty();
  }

  private static int number(BinaryOperator operator) {
    return operator == BinaryOperator.ADD ? ADD : operator == BinaryOperator.SUB ? SUB : MUL;
  }

  @Override
  public Insn exec(Interpreter in) {
    byte[] tags = in.tags;
    int kinds = tags[a] | tags[b] | tags[c];
    if (kinds == Tag.FLOAT) {
      long[] longs = in.longs;
      double x = Double.longBitsToDouble(longs[a]);
      double y = Double.longBitsToDouble(longs[b]);
      double z = Double.longBitsToDouble(longs[c]);
      in.putFloat(target, apply(secondOperation, apply(firstOperation, x, y), z));
      return next;
    }
    return kinds == Tag.INT ? onInts(in) : other(in, kinds);
  }

  private static double apply(int operation, double x, double y) {
    return switch (operation) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      default -> y - x;
    };
  }

  private Insn onInts(Interpreter in) {
    long[] longs = in.longs;
    long x = longs[a];
    long y = longs[b];
    long between = apply(firstOperation, x, y);
    long z = longs[c];
    long result = apply(secondOperation, between, z);
    if ((lost(firstOperation, x, y, between) | lost(secondOperation, between, z, result)) < 0) {
      return oneByOne(in);
    }
    in.putInt(target, result);
    return next;
  }

  private static long apply(int operation, long x, long y) {
    return switch (operation) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      default -> y - x;
    };
  }

  /** Less than 0 if the result does not fit into 64 bits. */
  private static long lost(int operation, long x, long y, long result) {
    return switch (operation) {
      case ADD -> (x ^ result) & (y ^ result);
      case SUB -> (x ^ y) & (x ^ result);
      case MUL -> {
        long high = Math.multiplyHigh(x, y) ^ (result >> (Long.SIZE - 1));
        yield high | -high;
      }
      default -> (x ^ y) & (y ^ result);
    };
  }

  private Insn other(Interpreter in, int kinds) {
    if (kinds != Tag.MIXED || (in.tags[a] | in.tags[b]) == Tag.INT) {
      return oneByOne(in);
    }
    double between = apply(firstOperation, Arithmetic.number(in, a), Arithmetic.number(in, b));
    in.putFloat(target, apply(secondOperation, between, Arithmetic.number(in, c)));
    return next;
  }

  private Insn oneByOne(Interpreter in) {
    second.linkNext(next);
    return Fusion.oneByOne(in, first, second);
  }

  @Override
  boolean retarget(int from, int to) {
    boolean mine = second.retarget(from, to);
    target = second.target;
    return mine;
  }

  @Override
  public String toString() {
    String between = "(" + first.operation() + ")";
    return "r"
        + target
        + " = "
        + (secondOperation == SUB_FROM || second.a != first.target
            ? "r" + second.a + " " + second.symbol() + " " + between
            : between + " " + second.symbol() + " " + second.right());
  }
}
