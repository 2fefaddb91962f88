package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Emits truth values, fused with the jumps that depend on them where that is possible. */
final class Conditions {
  private final Operations operations;
  private final CodeWriter out;

  Conditions(Operations operations, CodeWriter out) {
    this.operations = operations;
    this.out = out;
  }

  /** Jumps if a value is true. */
  void jumpIf(Value condition, Label target) {
    jump(condition, true, target);
  }

  /** Jumps if a value is false. */
  void jumpUnless(Value condition, Label target) {
    jump(condition, false, target);
  }

  private void jump(Value condition, boolean wanted, Label target) {
    if (condition instanceof Instruction i && operations.isInline(i) && isTest(i.op())) {
      if (i.op() == Op.BOOL_NOT) {
        jump(i.arg(0), !wanted, target);
        return;
      }
      test(i, wanted, target);
      return;
    }
    operations.load(condition);
    out.jump(wanted ? Opcodes.IFNE : Opcodes.IFEQ, target);
  }

  private static boolean isTest(Op op) {
    return switch (op) {
      case INT_LT,
          INT_LE,
          INT_EQ,
          INT_NE,
          INT_GT,
          INT_GE,
          FLOAT_LT,
          FLOAT_LE,
          FLOAT_EQ,
          FLOAT_NE,
          FLOAT_GT,
          FLOAT_GE,
          BOOL_NOT,
          REF_SAME ->
          true;
      default -> false;
    };
  }

  /** Puts the truth value that an instruction computes on the JVM stack as 0 or 1. */
  void value(Instruction i) {
    if (i.op() == Op.BOOL_NOT) {
      operations.load(i.arg(0));
      out.number(1);
      out.insn(Opcodes.IXOR);
      return;
    }
    if (!isTest(i.op())) {
      throw new IllegalStateException("no code for " + i.op());
    }
    Label done = new Label();
    out.number(0);
    out.store(operations.flag(), Type.BOOL);
    test(i, false, done);
    out.number(1);
    out.store(operations.flag(), Type.BOOL);
    out.label(done);
    out.load(operations.flag(), Type.BOOL);
  }

  private void test(Instruction i, boolean wanted, Label target) {
    if (i.arg(0).type() == Type.INT && Lists.all(i.args(), Placement::isNarrow)) {
      operations.loadNarrow(i.arg(0));
      operations.loadNarrow(i.arg(1));
      int narrow = jumpFor(i.op()) + Opcodes.IF_ICMPEQ - Opcodes.IFEQ;
      out.jump(wanted ? narrow : opposite(narrow), target);
      return;
    }
    operations.load(i.arg(0));
    operations.load(i.arg(1));
    if (i.op() == Op.REF_SAME) {
      out.jump(wanted ? Opcodes.IF_ACMPEQ : Opcodes.IF_ACMPNE, target);
      return;
    }
    compare(i.op());
    int jump = jumpFor(i.op());
    out.jump(wanted ? jump : opposite(jump), target);
  }

  /** Orders two values; NaN counts such that the comparison is false. */
  private void compare(Op op) {
    out.insn(
        switch (op) {
          case FLOAT_LT, FLOAT_LE -> Opcodes.DCMPG;
          case FLOAT_GT, FLOAT_GE, FLOAT_EQ, FLOAT_NE -> Opcodes.DCMPL;
          default -> Opcodes.LCMP;
        });
  }

  private static int jumpFor(Op op) {
    return switch (op) {
      case INT_LT, FLOAT_LT -> Opcodes.IFLT;
      case INT_LE, FLOAT_LE -> Opcodes.IFLE;
      case INT_EQ, FLOAT_EQ -> Opcodes.IFEQ;
      case INT_NE, FLOAT_NE -> Opcodes.IFNE;
      case INT_GT, FLOAT_GT -> Opcodes.IFGT;
      default -> Opcodes.IFGE;
    };
  }

  private static int opposite(int jump) {
    // The conditional jumps come in pairs of opposites, the first of each being odd.
    return ((jump + 1) ^ 1) - 1;
  }
}
