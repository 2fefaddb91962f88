package dev.hotspur.jit.codegen;

import dev.hotspur.jit.emitted.Home;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.runtime.CompiledRegion;
import dev.hotspur.jit.runtime.SideExit;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.function.Supplier;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Compiles graphs to JVM classes. Each region is a hidden class that no loader holds on to, so a
 * region that nothing refers to any more is unloaded.
 */
public final class RegionCompiler {
  /** HotSpot leaves methods of 8,000 bytes or more to its interpreter for good. */
  public static final int MAX_BYTES = 7_900;

  private static final String DESCRIPTOR = "(L" + Method.INTERPRETER + ";[B[J[Ljava/lang/Object;)I";

  private RegionCompiler() {}

  /**
   * A compiled region.
   *
   * @param code what runs
   * @param exits its side exits by number
   * @param reserve the fuel that must be left for entering it
   * @param bytes the size of its method
   * @param text the class in readable form, made when it is asked for
   */
  public record Compiled(
      CompiledRegion code, List<SideExit> exits, long reserve, int bytes, Supplier<String> text) {}

  /** The graph would make too large a method. */
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(int bytes) {
      super(bytes + " bytes");
    }
  }

  /**
   * Compiles a graph.
   *
   * @param metered whether instructions are charged to the fuel
   * @param forcedExit the number of a side exit that is always taken, for tests; -1 for none
   * @throws TooLargeException if the method would be too large
   */
  public static Compiled compile(Graph graph, boolean metered, int forcedExit)
      throws TooLargeException {
    String owner = Home.PACKAGE + "/Region" + graph.number();
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SUPER,
        owner,
        null,
        Method.REGION,
        new String[0]);
    writeConstructor(type);
    MethodVisitor run = type.visitMethod(Opcodes.ACC_PUBLIC, "run", DESCRIPTOR, null, null);
    run.visitCode();
    CodeWriter out =
        new CodeWriter(run, owner, Method.INTERPRETER, "[B", "[J", "[Ljava/lang/Object;");
    Method method = new Method(owner, out, graph, metered);
    RegionEmitter emitter = new RegionEmitter(graph, method, forcedExit);
    Label end = emitter.write();
    int bytes = end.getOffset();
    if (bytes > MAX_BYTES) {
      // Before the class is finished: far larger ones cannot be.
      throw new TooLargeException(bytes);
    }
    run.visitMaxs(0, 0);
    run.visitEnd();
    method.constants.write(type, owner);
    type.visitEnd();
    byte[] classFile = type.toByteArray();
    return new Compiled(
        load(classFile, method.constants.data()),
        emitter.exits().table(),
        emitter.greatestCharge(),
        bytes,
        () -> BytecodeText.of(classFile));
  }

  private static void writeConstructor(ClassWriter type) {
    MethodVisitor out = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, Method.REGION, "<init>", "()V", false);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(1, 1);
    out.visitEnd();
  }

  private static CompiledRegion load(byte[] classFile, Object[] data) {
    try {
      MethodHandles.Lookup lookup =
          Home.lookup().defineHiddenClassWithClassData(classFile, data, true);
      MethodHandle constructor =
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
      return (CompiledRegion) constructor.invoke();
    } catch (Throwable failure) {
      throw new IllegalStateException("the emitted class was not accepted", failure);
    }
  }
}
