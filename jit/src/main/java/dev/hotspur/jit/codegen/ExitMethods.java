package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The side exits of a function, a static method each: it makes the frame, writes it, lets the
 * interpreter finish the activation and returns what that gives. The function itself only calls it,
 * and so stays small enough for HotSpot to inline it: some 325 bytes are its limit, and a function
 * of one line would pass it with its exits inside.
 */
final class ExitMethods {
  /** Methods have at most 255 slots of parameters. */
  private static final int MOST_VALUES = 100;

  private final ClassVisitor type;
  private final Method method;
  private final Type result;

  /** Exits of a function that returns a type, to be added to its class. */
  ExitMethods(ClassVisitor type, Method method, Type result) {
    this.type = type;
    this.method = method;
    this.result = result;
  }

  /** Whether what a snapshot holds can be passed to a method. */
  static boolean isPassable(Snapshot snapshot) {
    return values(snapshot).size() <= MOST_VALUES;
  }

  /**
   * What must be passed: constants are known to the exit itself, and virtual objects made there.
   */
  private static Set<Value> values(Snapshot snapshot) {
    Set<Value> result = new LinkedHashSet<>();
    snapshot.forEachUse(result::add);
    ObjectMaker.virtuals(snapshot).forEach(virtual -> result.addAll(virtual.args()));
    result.removeIf(Predicate.not(ExitMethods::isPassed));
    return result;
  }

  private static boolean isPassed(Value value) {
    boolean virtual = value instanceof Instruction instruction && instruction.isVirtual();
    return !virtual && !(value instanceof Constant);
  }

  /** Calls an exit from the function's own code, and returns what it gives. */
  void call(int number, Snapshot snapshot) {
    CodeWriter out = method.out;
    method.loadMachine();
    out.load(method.depth, Type.BOOL);
    if (method.metered) {
      out.load(method.fuel, Type.INT);
    }
    values(snapshot).forEach(method::loadKept);
    out.callStatic(method.owner, name(number), descriptor(snapshot));
    out.insn(returning());
  }

  private static String name(int number) {
    return "exit" + number;
  }

  private String descriptor(Snapshot snapshot) {
    StringBuilder text = new StringBuilder("(L" + Method.INTERPRETER + ";I");
    text.append(method.metered ? "J" : "");
    values(snapshot).forEach(value -> text.append(Method.descriptor(value.type())));
    return text.append(')').append(Method.descriptor(result)).toString();
  }

  private int returning() {
    return switch (result) {
      case INT -> Opcodes.LRETURN;
      case FLOAT -> Opcodes.DRETURN;
      case BOOL -> Opcodes.IRETURN;
      default -> Opcodes.ARETURN;
    };
  }

  /** Writes the method of an exit. */
  void write(int number, Snapshot snapshot) {
    MethodVisitor code =
        type.visitMethod(Opcodes.ACC_STATIC, name(number), descriptor(snapshot), null, null);
    code.visitCode();
    CodeWriter out = new CodeWriter(code, Method.INTERPRETER, Opcodes.INTEGER);
    if (method.metered) {
      int fuel = out.newLocal(Type.INT);
      out.variable(Opcodes.ALOAD, 0);
      out.load(fuel, Type.INT);
      out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
    }
    Map<Value, Integer> locals = new HashMap<>();
    values(snapshot).forEach(value -> locals.put(value, out.newLocal(value.type())));
    ObjectMaker objects = new ObjectMaker(out, value -> load(value, locals, out));
    for (Instruction virtual : ObjectMaker.virtuals(snapshot)) {
      locals.put(virtual, out.newLocal(Type.REF));
      objects.make(virtual);
      out.store(locals.get(virtual), Type.REF);
    }
    loadExits(out);
    out.variable(Opcodes.ALOAD, 0);
    out.variable(Opcodes.ILOAD, 1);
    out.callVirtual(Method.FUNCTION_EXITS, "takeFrame", "(L" + Method.INTERPRETER + ";I)V");
    FrameState frame = Exits.frame(snapshot);
    frame.registers().forEach((register, value) -> writeRegister(register, value, locals, out));
    snapshot.writes().forEach(write -> write(write, locals, out));
    loadExits(out);
    out.variable(Opcodes.ALOAD, 0);
    out.number(number);
    out.callVirtual(
        Method.FUNCTION_EXITS, "leave", "(L" + Method.INTERPRETER + ";I)Ljava/lang/Object;");
    convert(out);
    out.insn(returning());
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void loadExits(CodeWriter out) {
    method.constants.load(method.functionExits.orElseThrow(), method.owner, out);
    out.type(Opcodes.CHECKCAST, Method.FUNCTION_EXITS);
  }

  private void load(Value value, Map<Value, Integer> locals, CodeWriter out) {
    if (value instanceof Constant constant) {
      method.loadConstant(constant, out);
    } else {
      out.load(locals.get(value), value.type());
    }
  }

  private void writeRegister(
      int register, Value value, Map<Value, Integer> locals, CodeWriter out) {
    boolean bits = Placement.isBits(value);
    out.variable(Opcodes.ALOAD, 0);
    out.field(
        Opcodes.GETFIELD,
        Method.INTERPRETER,
        bits ? "longs" : "refs",
        bits ? "[J" : "[Ljava/lang/Object;");
    out.number(register);
    load(value, locals, out);
    switch (value.type()) {
      case FLOAT -> out.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case BOOL -> out.callStatic("java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
      default -> {
        // As it is.
      }
    }
    out.insn(bits ? Opcodes.LASTORE : Opcodes.AASTORE);
  }

  private void write(PendingWrite write, Map<Value, Integer> locals, CodeWriter out) {
    load(write.args().get(0), locals, out);
    out.type(Opcodes.CHECKCAST, HeapEmitter.iteratorSetBy(write.op()));
    load(write.args().get(1), locals, out);
    HeapEmitter.setNext(write.op(), out);
  }

  private void convert(CodeWriter out) {
    switch (result) {
      case INT -> out.callStatic(Method.UNEXPECTED, "toInt", "(Ljava/lang/Object;)J");
      case FLOAT -> out.callStatic(Method.UNEXPECTED, "toFloat", "(Ljava/lang/Object;)D");
      case BOOL -> out.callStatic(Method.UNEXPECTED, "toBool", "(Ljava/lang/Object;)Z");
      default -> {
        // As it is.
      }
    }
  }
}
