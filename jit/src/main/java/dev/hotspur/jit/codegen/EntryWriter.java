package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.vm.bytecode.Code;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the method by which the interpreter enters a compiled function: arguments out of the
 * registers, result into a box.
 */
final class EntryWriter {
  private static final int IN = 1;
  private static final int LONGS = 3;

  private EntryWriter() {}

  /**
   * Writes it.
   *
   * @param code the function's: what it shares with others comes out of cells
   */
  static void write(ClassVisitor type, String owner, Signature signature, Code code) {
    String descriptor = "(L" + Method.INTERPRETER + ";[B[J[Ljava/lang/Object;)Ljava/lang/Object;";
    MethodVisitor out = type.visitMethod(Opcodes.ACC_PUBLIC, "enter", descriptor, null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, IN);
    out.visitInsn(Opcodes.DUP);
    out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Method.INTERPRETER, "giveUpFrame", "()I", false);
    List<Type> parameters = signature.parameters();
    for (int register = 0; register < code.parameters().count(); register++) {
      argument(out, register, parameters.get(register), code);
    }
    if (!code.frees().isEmpty()) {
      out.visitVarInsn(Opcodes.ALOAD, IN);
      out.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL,
          Method.INTERPRETER,
          "givenUp",
          "()Ldev/hotspur/vm/value/FunctionValue;",
          false);
    }
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, owner, CompiledFunction.METHOD, Method.descriptor(signature), false);
    new CodeWriter(out).box(signature.result());
    out.visitInsn(Opcodes.ARETURN);
    out.visitMaxs(0, 0);
    out.visitEnd();
  }

  private static void argument(MethodVisitor out, int register, Type type, Code code) {
    int cell = code.cells().indexOf(code.locals().get(register));
    if (cell >= 0) {
      reference(out, code.locals().size() + cell);
      out.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          "dev/hotspur/jit/runtime/RuntimeCalls",
          "argumentIn",
          "(Ljava/lang/Object;)Ljava/lang/Object;",
          false);
      return;
    }
    switch (type) {
      case INT, FLOAT -> {
        out.visitVarInsn(Opcodes.ALOAD, LONGS);
        out.visitLdcInsn(register);
        out.visitInsn(Opcodes.LALOAD);
        if (type == Type.FLOAT) {
          out.visitMethodInsn(
              Opcodes.INVOKESTATIC, "java/lang/Double", "longBitsToDouble", "(J)D", false);
        }
      }
      case BOOL -> {
        reference(out, register);
        out.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Boolean");
        out.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
      }
      default -> reference(out, register);
    }
  }

  /** The value of a register in boxed form, whatever it holds. */
  private static void reference(MethodVisitor out, int register) {
    for (int i = 0; i < 3; i++) {
      out.visitVarInsn(Opcodes.ALOAD, 2 + i);
    }
    out.visitLdcInsn(register);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        "dev/hotspur/vm/interp/Registers",
        "box",
        "([B[J[Ljava/lang/Object;I)Ljava/lang/Object;",
        false);
  }
}
