package dev.hotspur.jit.codegen;

import dev.hotspur.jit.emitted.Home;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.jit.runtime.FunctionExits;
import dev.hotspur.jit.runtime.SideExit;
import dev.hotspur.vm.bytecode.Code;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private static final String REGISTERS = "(L" + Method.INTERPRETER + ";[B[J[Ljava/lang/Object;)";

  /** What an activation takes of Java's stack beside its locals, about. */
  private static final int FRAME = 160;

  private RegionCompiler() {}

  /**
   * A compiled region.
   *
   * @param lookup gives access to the emitted class
   * @param exits its side exits by number
   * @param reserve the fuel that must be left for entering it
   * @param bytes the size of its method
   * @param frameBytes what an activation takes of Java's stack at most
   * @param endsWithCalls whether it may return a call that is still to be made in its place
   * @param text the class in readable form, made when it is asked for
   */
  public record Compiled(
      MethodHandles.Lookup lookup,
      List<SideExit> exits,
      long reserve,
      int bytes,
      int frameBytes,
      boolean endsWithCalls,
      Supplier<String> text) {
    /** An instance of the emitted class. */
    public Object instance() {
      try {
        MethodHandle constructor =
            lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class));
        return constructor.invoke();
      } catch (Throwable failure) {
        throw new IllegalStateException("the emitted class was not accepted", failure);
      }
    }

    /** The static method of a compiled function. */
    public MethodHandle method(Signature signature) {
      try {
        MethodType type =
            MethodType.fromMethodDescriptorString(
                Method.descriptor(signature), lookup.lookupClass().getClassLoader());
        return lookup.findStatic(lookup.lookupClass(), CompiledFunction.METHOD, type);
      } catch (ReflectiveOperationException failure) {
        throw new IllegalStateException("the emitted class has no such method", failure);
      }
    }
  }

  /** The graph would make too large a method. */
  public static final class TooLargeException extends Exception {
    private static final long serialVersionUID = 1L;

    TooLargeException(int bytes) {
      super(bytes + " bytes");
    }
  }

  /** A method would have more parameters than the JVM allows. */
  public static final class TooManyValuesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyValuesException(String what, int slots, int most) {
      super(what + " takes " + slots + " JVM slots of " + most, null, false, false);
    }
  }

  /**
   * Compiles a graph.
   *
   * @param metered whether instructions are charged to the fuel
   * @param forcedExit the number of a side exit that is always taken, for tests; -1 for none
   * @param functionExits what the code of a function calls when it leaves; empty for a loop
   * @throws TooLargeException if the method would be too large
   * @throws TooManyValuesException if it, or one of its exits, would have too many parameters
   */
  public static Compiled compile(
      Graph graph, boolean metered, int forcedExit, Optional<FunctionExits> functionExits)
      throws TooLargeException {
    graph
        .signature()
        .ifPresent(to -> Method.checkParameters(Method.descriptor(to), () -> "calling it"));
    String owner = Home.PACKAGE + "/Region" + graph.number();
    boolean loop = functionExits.isEmpty();
    String superclass = loop ? Method.LOOP : Method.FUNCTION;
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(
        Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, owner, null, superclass, new String[0]);
    writeConstructor(type, superclass);
    if (!loop) {
      Code code = functionExits.orElseThrow().target().function().code();
      EntryWriter.write(type, owner, graph.signature().orElseThrow(), code);
    }
    MethodVisitor run =
        loop
            ? type.visitMethod(Opcodes.ACC_PUBLIC, "run", REGISTERS + "I", null, null)
            : type.visitMethod(
                Opcodes.ACC_STATIC,
                CompiledFunction.METHOD,
                Method.descriptor(graph.signature().orElseThrow()),
                null,
                null);
    run.visitCode();
    CodeWriter out = new CodeWriter(run, parameters(graph, owner));
    Method method = new Method(owner, out, graph, metered, functionExits);
    ExitMethods exits =
        graph
            .signature()
            .<ExitMethods>map(to -> new FunctionExitMethods(type, method, to.result()))
            .orElseGet(() -> new LoopExitMethods(type, method));
    RegionEmitter emitter = new RegionEmitter(graph, method, exits, forcedExit);
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
        FRAME + Long.BYTES * out.locals(),
        method.endsWithCalls,
        () -> BytecodeText.of(classFile));
  }

  /** The verification types of the method's parameters. */
  private static Object[] parameters(Graph graph, String owner) {
    if (graph.signature().isEmpty()) {
      return new Object[] {owner, Method.INTERPRETER, "[B", "[J", "[Ljava/lang/Object;"};
    }
    List<Object> result = new ArrayList<>(List.of(Method.INTERPRETER, Opcodes.INTEGER));
    for (Type type : graph.signature().get().parameters()) {
      result.add(
          switch (type) {
            case INT -> Opcodes.LONG;
            case FLOAT -> Opcodes.DOUBLE;
            case BOOL -> Opcodes.INTEGER;
            default -> "java/lang/Object";
          });
    }
    return result.toArray();
  }

  private static void writeConstructor(ClassWriter type, String superclass) {
    MethodVisitor out = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(1, 1);
    out.visitEnd();
  }

  private static MethodHandles.Lookup load(byte[] classFile, Object[] data) {
    try {
      return Home.lookup().defineHiddenClassWithClassData(classFile, data, true);
    } catch (IllegalAccessException failure) {
      throw new IllegalStateException("the emitted class was not accepted", failure);
    }
  }
}
