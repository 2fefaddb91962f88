package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CallTarget;
import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes the methods of a region's class that its calls lead to while the function called is not
 * compiled. They do what method handles could be combined to do; but Java makes some five classes
 * for such a combination, each of which takes it up to a millisecond when it is cold: newton took
 * 617 ms with them as a whole process, and takes 551 without.
 */
final class InterpretedCalls {
  private static final String TARGET = "dev/hotspur/jit/runtime/CallTarget";
  private static final String ARGUMENTS = "(L" + Method.INTERPRETER + ";I[Ljava/lang/Object;)";

  private InterpretedCalls() {}

  /**
   * Writes the method for a call, if it is not there yet.
   *
   * @param kind of call
   * @param signature of the call
   * @return its name, which is that of the call
   */
  static String write(RegionClass region, String kind, CallTarget target, Signature signature) {
    String name = CallTarget.name(kind, region.constants.index(target));
    String descriptor = Method.descriptor(signature);
    if (region.begins(name, descriptor)) {
      MethodVisitor method =
          region.type.visitMethod(
              Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC, name, descriptor, null, null);
      method.visitCode();
      CodeWriter out = new CodeWriter(method, Method.INTERPRETER, Opcodes.INTEGER);
      region.constants.load(target, region.owner, out);
      out.variable(Opcodes.ALOAD, 0);
      out.variable(Opcodes.ILOAD, 1);
      passBoxed(signature.parameters(), out);
      out.callVirtual(TARGET, kind, ARGUMENTS + "Ljava/lang/Object;");
      Method.unboxResult(signature.result(), out);
      out.giveBack(signature.result());
      method.visitMaxs(0, 0);
      method.visitEnd();
    }
    return name;
  }

  private static void passBoxed(List<Type> parameters, CodeWriter out) {
    out.number(parameters.size());
    out.type(Opcodes.ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < parameters.size(); i++) {
      Type type = parameters.get(i);
      out.insn(Opcodes.DUP);
      out.number(i);
      out.load(out.newLocal(type), type);
      out.box(type);
      out.insn(Opcodes.AASTORE);
    }
  }
}
