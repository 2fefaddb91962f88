package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the instructions of one method. Every local has one type and a value from the beginning of
 * the method on, so that the stack map is the same at every label and nothing has to be inferred.
 */
final class CodeWriter {
  private final MethodVisitor out;
  private final List<Object> frameLocals = new ArrayList<>();
  private int nextLocal;

  /** How many locals the last frame in full had. */
  private int described;

  private boolean framed;

  CodeWriter(MethodVisitor out, Object... parameters) {
    this.out = out;
    for (Object parameter : parameters) {
      frameLocals.add(parameter);
      nextLocal += parameter == Opcodes.LONG || parameter == Opcodes.DOUBLE ? 2 : 1;
    }
  }

  /** How many locals there are, those of ints and floats counted twice. */
  int locals() {
    return nextLocal;
  }

  /** A new local of a type, not yet initialised. */
  int newLocal(Type type) {
    int local = nextLocal;
    switch (type) {
      case INT -> frameLocals.add(Opcodes.LONG);
      case FLOAT -> frameLocals.add(Opcodes.DOUBLE);
      case BOOL -> frameLocals.add(Opcodes.INTEGER);
      default -> frameLocals.add("java/lang/Object");
    }
    nextLocal += type == Type.INT || type == Type.FLOAT ? 2 : 1;
    return local;
  }

  /** A new local for references of one class, not yet initialised. */
  int newLocal(String type) {
    frameLocals.add(type);
    return nextLocal++;
  }

  /** Gives a local its first value: 0, false or null. */
  void initialise(int local, Type type) {
    switch (type) {
      case INT -> insn(Opcodes.LCONST_0);
      case FLOAT -> insn(Opcodes.DCONST_0);
      case BOOL -> insn(Opcodes.ICONST_0);
      default -> insn(Opcodes.ACONST_NULL);
    }
    store(local, type);
  }

  void load(int local, Type type) {
    variable(
        switch (type) {
          case INT -> Opcodes.LLOAD;
          case FLOAT -> Opcodes.DLOAD;
          case BOOL -> Opcodes.ILOAD;
          default -> Opcodes.ALOAD;
        },
        local);
  }

  void store(int local, Type type) {
    variable(
        switch (type) {
          case INT -> Opcodes.LSTORE;
          case FLOAT -> Opcodes.DSTORE;
          case BOOL -> Opcodes.ISTORE;
          default -> Opcodes.ASTORE;
        },
        local);
  }

  /** Returns what is on the JVM stack. */
  void giveBack(Type type) {
    insn(
        switch (type) {
          case INT -> Opcodes.LRETURN;
          case FLOAT -> Opcodes.DRETURN;
          case BOOL -> Opcodes.IRETURN;
          default -> Opcodes.ARETURN;
        });
  }

  void variable(int opcode, int local) {
    out.visitVarInsn(opcode, local);
    framed = false;
  }

  void insn(int opcode) {
    out.visitInsn(opcode);
    framed = false;
  }

  void increment(int local, int by) {
    out.visitIincInsn(local, by);
    framed = false;
  }

  void jump(int opcode, Label target) {
    out.visitJumpInsn(opcode, target);
    framed = false;
  }

  /** Jumps to the label that the int on the JVM stack is the index of, counted from a first. */
  void choose(int first, Label[] labels) {
    out.visitTableSwitchInsn(first, first + labels.length - 1, labels[0], labels);
    framed = false;
  }

  void number(int value) {
    if (value >= -1 && value <= 5) {
      insn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      out.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      out.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      out.visitLdcInsn(value);
    }
    framed = false;
  }

  void number(long value) {
    if (value == 0 || value == 1) {
      insn(value == 0 ? Opcodes.LCONST_0 : Opcodes.LCONST_1);
    } else if (value == (short) value) {
      number((int) value);
      insn(Opcodes.I2L);
    } else {
      out.visitLdcInsn(value);
      framed = false;
    }
  }

  /** Adds a constant to the int on the JVM stack. */
  void add(long value) {
    if (value != 0) {
      number(value);
      insn(Opcodes.LADD);
    }
  }

  void number(double value) {
    out.visitLdcInsn(value);
    framed = false;
  }

  void field(int opcode, String owner, String name, String descriptor) {
    out.visitFieldInsn(opcode, owner, name, descriptor);
    framed = false;
  }

  void callStatic(String owner, String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKESTATIC, owner, name, descriptor, false);
    framed = false;
  }

  void callVirtual(String owner, String name, String descriptor) {
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false);
    framed = false;
  }

  /** Boxes what is on the JVM stack. */
  void box(Type type) {
    switch (type) {
      case INT -> callStatic("java/lang/Long", "valueOf", "(J)Ljava/lang/Long;");
      case FLOAT -> callStatic("java/lang/Double", "valueOf", "(D)Ljava/lang/Double;");
      case BOOL -> callStatic("java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
      default -> {
        // As it is.
      }
    }
  }

  /** Calls through a call site that a static method of another class makes. */
  void callDynamic(String name, String descriptor, Handle linker, Object... arguments) {
    out.visitInvokeDynamicInsn(name, descriptor, linker, arguments);
    framed = false;
  }

  /** Makes an array of a primitive type, whose length is on the JVM stack. */
  void newArray(int type) {
    out.visitIntInsn(Opcodes.NEWARRAY, type);
    framed = false;
  }

  void type(int opcode, String type) {
    out.visitTypeInsn(opcode, type);
    framed = false;
  }

  /** Where a jump leads to, with an empty JVM stack. */
  void label(Label label) {
    label(label, new Object[0]);
  }

  /** Where a jump or exception leads to, with these types on the JVM stack. */
  void label(Label label, Object... stack) {
    out.visitLabel(label);
    if (framed) {
      return;
    }
    framed = true;
    if (described == frameLocals.size() && stack.length <= 1) {
      int kind = stack.length == 0 ? Opcodes.F_SAME : Opcodes.F_SAME1;
      out.visitFrame(kind, 0, new Object[0], stack.length, stack);
    } else {
      described = frameLocals.size();
      out.visitFrame(Opcodes.F_FULL, described, frameLocals.toArray(), stack.length, stack);
    }
  }

  /** A place without a jump to it. */
  void mark(Label label) {
    out.visitLabel(label);
  }

  void handler(Label start, Label end, Label handler, String type) {
    out.visitTryCatchBlock(start, end, handler, type);
  }
}
