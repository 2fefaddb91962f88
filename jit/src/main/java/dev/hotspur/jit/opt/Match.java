package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.function.Predicate;

/** Conditions on instructions that fold rules are made of. */
final class Match {
  private Match() {}

  /** The last argument is this int. */
  static Predicate<Instruction> rightIs(long value) {
    return instruction -> right(instruction).equals(Constant.of(value));
  }

  /** The last argument is this float, told apart by its bits. */
  static Predicate<Instruction> rightIs(double value) {
    return instruction -> right(instruction).equals(Constant.of(value));
  }

  /** Both arguments are the same value. */
  static boolean sameArgs(Instruction instruction) {
    return instruction.arg(0).equals(instruction.arg(1));
  }

  /** The first argument is a constant and the second is not. */
  static boolean constantLeft(Instruction instruction) {
    return instruction.arg(0) instanceof Constant && !(instruction.arg(1) instanceof Constant);
  }

  /** The last argument is a constant int for which the condition holds. */
  static boolean rightInt(Instruction instruction, Predicate<Long> condition) {
    return right(instruction) instanceof Constant constant
        && constant.type() == Type.INT
        && condition.test(constant.asInt());
  }

  /** The value of the constant int that is the last argument. */
  static long rightInt(Instruction instruction) {
    return ((Constant) right(instruction)).asInt();
  }

  /** The value is what such an operation gives. */
  static boolean isBy(Value value, Op op) {
    return value instanceof Instruction instruction && instruction.op() == op;
  }

  /** The first argument is what such an operation gives. */
  static Predicate<Instruction> leftBy(Op op) {
    return instruction -> isBy(instruction.arg(0), op);
  }

  /** The instruction that gives the first argument. */
  static Instruction left(Instruction instruction) {
    return (Instruction) instruction.arg(0);
  }

  private static Value right(Instruction instruction) {
    return instruction.arg(instruction.args().size() - 1);
  }
}
