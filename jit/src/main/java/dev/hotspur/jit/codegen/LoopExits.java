package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The side exits of a loop: each writes to the frame that the loop runs on and returns its number.
 */
final class LoopExits extends ExitMethods {
  private static final int LOOP = 0;
  private static final int LONGS = 1;
  private static final int REFS = 2;
  private static final int STRIP = 3;
  private static final int STRIPS = 4;
  private static final int MACHINE = 5;
  private static final int FUEL = 6;

  /** Exits of a loop. */
  LoopExits(ClassVisitor type, Method method) {
    super(type, method);
  }

  @Override
  void passState() {
    CodeWriter out = method.out;
    out.variable(Opcodes.ALOAD, Method.THIS);
    out.variable(Opcodes.ALOAD, method.longs);
    out.variable(Opcodes.ALOAD, method.refs);
    out.load(method.strip, Type.BOOL);
    out.load(method.strips, Type.BOOL);
    if (method.metered) {
      method.loadMachine();
      out.load(method.fuel, Type.INT);
    }
  }

  @Override
  String stateTypes() {
    return "L"
        + Method.LOOP
        + ";[J[Ljava/lang/Object;II"
        + (method.metered ? "L" + Method.INTERPRETER + ";J" : "");
  }

  @Override
  Object[] stateVariables() {
    return method.metered
        ? new Object[] {
          Method.LOOP,
          "[J",
          "[Ljava/lang/Object;",
          Opcodes.INTEGER,
          Opcodes.INTEGER,
          Method.INTERPRETER,
          Opcodes.LONG
        }
        : new Object[] {Method.LOOP, "[J", "[Ljava/lang/Object;", Opcodes.INTEGER, Opcodes.INTEGER};
  }

  @Override
  String resultType() {
    return "I";
  }

  @Override
  int returning() {
    return Opcodes.IRETURN;
  }

  @Override
  void begin(CodeWriter out) {
    if (method.metered) {
      out.variable(Opcodes.ALOAD, MACHINE);
      out.load(FUEL, Type.INT);
      out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
    }
    put("stripLeft", STRIP, out);
    put("strips", STRIPS, out);
  }

  private static void put(String field, int local, CodeWriter out) {
    out.variable(Opcodes.ALOAD, LOOP);
    out.variable(Opcodes.ILOAD, local);
    out.field(Opcodes.PUTFIELD, Method.LOOP, field, "I");
  }

  @Override
  void loadRegisters(boolean bits, CodeWriter out) {
    out.variable(Opcodes.ALOAD, bits ? LONGS : REFS);
  }

  @Override
  void finish(int number, CodeWriter out) {
    out.number(number);
  }
}
