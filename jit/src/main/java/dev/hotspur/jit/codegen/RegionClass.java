package dev.hotspur.jit.codegen;

import dev.hotspur.jit.emitted.Home;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.CompiledFunction;
import dev.hotspur.jit.runtime.FunctionExits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The class of a region, and what all its methods depend on. */
final class RegionClass {
  /** The registers of the current frame: tags, ints and floats, other values. */
  static final String REGISTERS = "[B[J[Ljava/lang/Object;";

  final ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
  final String owner;
  final Constants constants = new Constants();
  final boolean metered;

  /** What a function's code calls when it leaves; empty in the code of a loop. */
  final Optional<FunctionExits> functionExits;

  /** How a function is called; empty for a loop. */
  final Optional<Signature> signature;

  /** Whether it may return a call that is still to be made in its place. */
  final boolean endsWithCalls;

  /** Whether its code calls functions of the program. */
  final boolean calls;

  /** What can be charged at most in one pass of a loop and behind it: every block once. */
  final long passCharge;

  /** What can be charged at most between two looks at the fuel. */
  final long greatestCharge;

  final ExitTable exits;

  /** The methods of exits that have been written, by name and descriptor. */
  private final Set<String> written = new HashSet<>();

  /**
   * Begins the class of a graph.
   *
   * @param functionExits what a function's code leaves by; empty for a loop
   */
  RegionClass(Graph graph, boolean metered, Optional<FunctionExits> functionExits) {
    this.owner = Home.PACKAGE + "/Region" + graph.number();
    this.metered = metered;
    this.functionExits = functionExits;
    this.signature = graph.signature();
    this.passCharge = passCharge(graph);
    // A strip leaves as much as is needed behind it.
    boolean strips = has(graph, i -> i.op() == Op.STRIP_LEFT);
    this.greatestCharge = strips ? 2 * passCharge : passCharge;
    this.calls = has(graph, i -> i.op() == Op.INVOKE || i.op() == Op.GUARD_DEPTH);
    this.endsWithCalls = has(graph, RegionClass::isCallInPlace);
    this.exits = new ExitTable(graph);
    String superclass = isLoop() ? Method.LOOP : Method.FUNCTION;
    type.visit(
        Opcodes.V17, Opcodes.ACC_FINAL | Opcodes.ACC_SUPER, owner, null, superclass, new String[0]);
    writeConstructor(superclass);
  }

  private static boolean has(Graph graph, Predicate<Instruction> wanted) {
    boolean[] found = new boolean[1];
    graph.forEachInstruction(i -> found[0] |= wanted.test(i));
    return found[0];
  }

  private static long passCharge(Graph graph) {
    long[] sum = new long[1];
    graph.forEachInstruction(
        i -> {
          sum[0] += i.op() == Op.CHARGE ? i.number() : 0;
          sum[0] += i.snapshot().map(snapshot -> snapshot.cost() + 1L).orElse(0L);
        });
    return sum[0];
  }

  private static boolean isCallInPlace(Instruction i) {
    return i.op() == Op.INVOKE_IN_PLACE
        || (i.op() == Op.CALL && i.residual().method().equals("callInPlace"));
  }

  private void writeConstructor(String superclass) {
    MethodVisitor out = type.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    out.visitCode();
    out.visitVarInsn(Opcodes.ALOAD, 0);
    out.visitMethodInsn(Opcodes.INVOKESPECIAL, superclass, "<init>", "()V", false);
    out.visitInsn(Opcodes.RETURN);
    out.visitMaxs(1, 1);
    out.visitEnd();
  }

  /** Whether it is the region of a loop, not of a function. */
  boolean isLoop() {
    return functionExits.isEmpty();
  }

  /** Whether the code knows how many calls are active. */
  boolean knowsDepth() {
    return !isLoop() || calls;
  }

  /** Whether calls of a target are calls of this very function. */
  boolean isSelf(CallTarget target) {
    return functionExits.filter(exit -> exit.target() == target).isPresent();
  }

  /** What the region's code returns: the number of an exit if it is a loop's. */
  Type result() {
    return signature.map(Signature::result).orElse(Type.BOOL);
  }

  /** The descriptor of the region's code. */
  String descriptor() {
    return signature
        .map(Method::descriptor)
        .orElse("(L" + Method.INTERPRETER + ";" + REGISTERS + ")I");
  }

  /**
   * The verification types of the parameters of the region's code, and of each of its parts; in a
   * loop the object itself is the first.
   */
  List<Object> parameters() {
    if (signature.isEmpty()) {
      return List.of(owner, Method.INTERPRETER, "[B", "[J", "[Ljava/lang/Object;");
    }
    List<Object> result = new ArrayList<>(List.of(Method.INTERPRETER, Opcodes.INTEGER));
    for (Type parameter : signature.get().parameters()) {
      result.add(
          switch (parameter) {
            case INT -> Opcodes.LONG;
            case FLOAT -> Opcodes.DOUBLE;
            case BOOL -> Opcodes.INTEGER;
            default -> "java/lang/Object";
          });
    }
    return result;
  }

  /** Begins the method by which the region is entered. */
  MethodVisitor beginCode() {
    MethodVisitor code =
        isLoop()
            ? type.visitMethod(Opcodes.ACC_PUBLIC, "run", descriptor(), null, null)
            : type.visitMethod(
                Opcodes.ACC_STATIC, CompiledFunction.METHOD, descriptor(), null, null);
    code.visitCode();
    return code;
  }

  /** Whether the method of an exit is not there yet; from now on it is. */
  boolean begins(String name, String methodDescriptor) {
    return written.add(name + methodDescriptor);
  }
}
