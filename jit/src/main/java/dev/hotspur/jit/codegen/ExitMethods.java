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
 * The side exits of a region, a static method each, which gets the values of the snapshot and
 * writes them to the frame. The region itself only calls it and returns.
 *
 * <p>With the writing inside, in a tail that all exits share, HotSpot's register allocator takes
 * each value and the tail's variable that it may be moved to for one, and since that one lives
 * across the tail's calls, it keeps loop counters in memory: a matrix product took 6 ns for each
 * pass of its innermost loop instead of 2. A function must stay small besides: HotSpot inlines up
 * to some 325 bytes.
 */
abstract sealed class ExitMethods permits LoopExits, FunctionExitMethods {
  /** Methods have at most 255 slots of parameters. */
  private static final int MOST_VALUES = 100;

  private final ClassVisitor type;
  final Method method;

  /** Exits to be added to the class of a method. */
  ExitMethods(ClassVisitor type, Method method) {
    this.type = type;
    this.method = method;
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
    snapshot.forEachUse(value -> result.add(Placement.kept(value)));
    ObjectMaker.virtuals(snapshot)
        .forEach(virtual -> virtual.args().forEach(arg -> result.add(Placement.kept(arg))));
    result.removeIf(Predicate.not(ExitMethods::isPassed));
    return result;
  }

  private static boolean isPassed(Value value) {
    boolean virtual = value instanceof Instruction instruction && instruction.isVirtual();
    return !virtual && !(value instanceof Constant);
  }

  /** Puts on the region's JVM stack what every exit gets before the values. */
  abstract void passState();

  /** The types of these parameters, as a descriptor names them. */
  abstract String stateTypes();

  /** The same for the stack map, in which ints and floats are one entry. */
  abstract Object[] stateVariables();

  /** The descriptor of what exits return. */
  abstract String resultType();

  /** The JVM instruction that returns it. */
  abstract int returning();

  /** Begins an exit: nothing has been written yet. */
  abstract void begin(CodeWriter out);

  /** Puts the array of the frame's ints and floats, or that of its other values on the stack. */
  abstract void loadRegisters(boolean bits, CodeWriter out);

  /** Ends an exit whose registers have been written, with its result on the stack. */
  abstract void finish(int number, CodeWriter out);

  /** Calls an exit from the region's own code, and returns what it gives. */
  final void call(int number, Snapshot snapshot) {
    CodeWriter out = method.out;
    passState();
    values(snapshot).forEach(method::loadKept);
    out.callStatic(method.owner, name(number), descriptor(snapshot));
    out.insn(returning());
  }

  private static String name(int number) {
    return "exit" + number;
  }

  private String descriptor(Snapshot snapshot) {
    StringBuilder text = new StringBuilder("(").append(stateTypes());
    values(snapshot).forEach(value -> text.append(Method.descriptor(value.type())));
    return text.append(')').append(resultType()).toString();
  }

  /** Writes the method of an exit. */
  final void write(int number, Snapshot snapshot) {
    MethodVisitor code =
        type.visitMethod(Opcodes.ACC_STATIC, name(number), descriptor(snapshot), null, null);
    code.visitCode();
    CodeWriter out = new CodeWriter(code, stateVariables());
    Map<Value, Integer> locals = new HashMap<>();
    values(snapshot).forEach(value -> locals.put(value, out.newLocal(value.type())));
    begin(out);
    ObjectMaker objects = new ObjectMaker(out, value -> load(value, locals, out));
    for (Instruction virtual : ObjectMaker.virtuals(snapshot)) {
      locals.put(virtual, out.newLocal(Type.REF));
      objects.make(virtual);
      out.store(locals.get(virtual), Type.REF);
    }
    FrameState frame = Exits.frame(snapshot);
    frame.registers().forEach((register, value) -> writeRegister(register, value, locals, out));
    snapshot.writes().forEach(write -> write(write, locals, out));
    finish(number, out);
    out.insn(returning());
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  private void load(Value value, Map<Value, Integer> locals, CodeWriter out) {
    if (value instanceof Constant constant) {
      method.loadConstant(constant, out);
    } else {
      out.load(locals.get(Placement.kept(value)), value.type());
      out.add(Placement.offset(value));
    }
  }

  private void writeRegister(
      int register, Value value, Map<Value, Integer> locals, CodeWriter out) {
    boolean bits = Placement.isBits(value);
    loadRegisters(bits, out);
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
}
