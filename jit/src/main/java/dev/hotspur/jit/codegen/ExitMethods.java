package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.FrameState;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.PendingWrite;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The side exits of a region, a static method each, which gets the values of the snapshot and
 * writes them to the frame. The region itself only calls it and returns.
 *
 * <p>So the region's own method stays small: HotSpot inlines functions of up to some 325 bytes, and
 * compiles no method of 8,000.
 */
abstract sealed class ExitMethods permits LoopExitMethods, FunctionExitMethods {
  /** What exits catch; they throw again what no operation means to throw. */
  static final String THROWN = "java/lang/RuntimeException";

  private static final String FUNCTION = "dev/hotspur/vm/value/FunctionValue";
  private static final String DEPARTURES = "dev/hotspur/jit/runtime/Departures";

  final Method method;

  private final int machine;
  private final int fuel;

  /**
   * The exits of a method, each to be added to its class unless another method has added it.
   *
   * @param machine where in what every exit gets the machine is, if it is metered at least
   * @param fuel where in it the fuel is, if it is metered
   */
  ExitMethods(Method method, int machine, int fuel) {
    this.method = method;
    this.machine = machine;
    this.fuel = fuel;
  }

  /**
   * What must be passed: constants are known to the exit itself, and virtual objects made there.
   */
  static Set<Value> values(Snapshot snapshot) {
    Set<Value> result = new LinkedHashSet<>();
    snapshot.forEachUse(value -> result.add(Placement.kept(value)));
    ObjectMaker.virtuals(snapshot)
        .forEach(virtual -> virtual.args().forEach(arg -> result.add(Placement.kept(arg))));
    result.removeIf(value -> !isPassed(value));
    return result;
  }

  private static boolean isPassed(Value value) {
    boolean virtual = value instanceof Instruction instruction && instruction.isVirtual();
    return !virtual && !(value instanceof Constant);
  }

  private static String resultType(RegionClass region) {
    return region.signature.map(to -> Method.descriptor(to.result())).orElse("I");
  }

  // The methods below that write to an exit are passed the JVM local of the first of these
  // parameters: what was thrown, if anything may have been, comes before them.

  /** Puts on the region's JVM stack what every exit gets before the values. */
  abstract void passState();

  /** The types of these parameters, as a descriptor names them. */
  abstract String stateTypes();

  /** The same for the stack map, in which ints and floats are one entry. */
  abstract List<Object> stateVariables();

  /** Puts the object on the stack that is told why the code leaves. */
  abstract void loadDepartures(int state, CodeWriter out);

  /** Puts the machine on the stack. */
  void loadMachine(int state, CodeWriter out) {
    out.variable(Opcodes.ALOAD, state + machine);
  }

  /** Puts the fuel that was left on the stack. */
  private void loadFuel(int state, CodeWriter out) {
    out.load(state + fuel, Type.INT);
  }

  /** Begins an exit: nothing has been written yet. */
  abstract void begin(int state, CodeWriter out);

  /** Puts the array of the frame's ints and floats, or that of its other values on the stack. */
  abstract void loadRegisters(int state, boolean bits, CodeWriter out);

  /** The same of the frame that is the machine's current one. */
  final void loadCurrentRegisters(int state, boolean bits, CodeWriter out) {
    loadMachine(state, out);
    out.field(
        Opcodes.GETFIELD,
        Method.INTERPRETER,
        bits ? "longs" : "refs",
        bits ? "[J" : "[Ljava/lang/Object;");
  }

  /** Ends an exit whose registers have been written, with its result on the stack. */
  abstract void finish(int state, int number, CodeWriter out);

  /**
   * Writes the call of an exit in the region's own code, which returns what it gives, and the
   * method of the exit.
   *
   * @param throwing whether what was thrown, or null, is on the JVM stack
   */
  final void write(int number, Snapshot snapshot, boolean throwing) {
    Passing values = new Passing(values(snapshot));
    String name = "exit" + number;
    String descriptor = descriptor(values, throwing);
    passState();
    values.pass(method);
    method.out.callStatic(method.region.owner, name, descriptor);
    method.giveBack();
    if (method.region.begins(name, descriptor)) {
      MethodVisitor code =
          method.region.type.visitMethod(Opcodes.ACC_STATIC, name, descriptor, null, null);
      writeMethod(code, values, number, snapshot, throwing);
    }
  }

  private String descriptor(Passing values, boolean throwing) {
    StringBuilder text = new StringBuilder(throwing ? "(L" + THROWN + ";" : "(");
    text.append(stateTypes());
    text.append(values.types());
    return text.append(')').append(resultType(method.region)).toString();
  }

  private void writeMethod(
      MethodVisitor code, Passing values, int number, Snapshot snapshot, boolean throwing) {
    code.visitCode();
    List<Object> parameters = new ArrayList<>(throwing ? List.of(THROWN) : List.of());
    int state = parameters.size();
    parameters.addAll(stateVariables());
    CodeWriter out = new CodeWriter(code, parameters.toArray());
    Map<Value, Integer> locals = values.take(out);
    tellWhy(state, snapshot, throwing, out);
    begin(state, out);
    ObjectMaker objects = new ObjectMaker(out, value -> load(value, locals, out));
    for (Instruction virtual : ObjectMaker.virtuals(snapshot)) {
      locals.put(virtual, out.newLocal(Type.REF));
      objects.make(virtual);
      out.store(locals.get(virtual), Type.REF);
    }
    for (FrameState frame : snapshot.frames()) {
      frame.function().ifPresent(function -> takeFrame(state, function.value(), out));
      frame
          .registers()
          .forEach(
              (register, value) -> {
                if (frame.function().isPresent()) {
                  loadCurrentRegisters(state, Placement.isBits(value), out);
                } else {
                  loadRegisters(state, Placement.isBits(value), out);
                }
                out.number(register);
                load(value, locals, out);
                writeRegister(value, out);
              });
    }
    snapshot.writes().forEach(write -> write(write, locals, out));
    finish(state, number, out);
    out.giveBack(method.region.result());
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Makes the frame of a function that is inlined in that of the current frame. */
  private void takeFrame(int state, Object function, CodeWriter out) {
    loadMachine(state, out);
    method.region.constants.load(function, method.region.owner, out);
    out.type(Opcodes.CHECKCAST, FUNCTION);
    out.callVirtual(Method.INTERPRETER, "takeInlinedFrame", "(L" + FUNCTION + ";)V");
  }

  /** Says what was thrown, and puts the fuel back, of which a call that raised has taken. */
  private void tellWhy(int state, Snapshot snapshot, boolean throwing, CodeWriter out) {
    if (!throwing) {
      if (method.region.metered) {
        loadMachine(state, out);
        loadFuel(state, out);
        out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
      }
      return;
    }
    Label end = new Label();
    if (method.region.metered) {
      loadMachine(state, out);
      out.variable(Opcodes.ALOAD, 0);
      loadMachine(state, out);
      loadFuel(state, out);
      out.number(snapshot.cost() + 1);
      out.callStatic(DEPARTURES, "fuel", "(L" + THROWN + ";L" + Method.INTERPRETER + ";JI)J");
      out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
    }
    out.variable(Opcodes.ALOAD, 0);
    out.jump(Opcodes.IFNULL, end);
    loadDepartures(state, out);
    out.variable(Opcodes.ALOAD, 0);
    out.callVirtual(DEPARTURES, "thrown", "(L" + THROWN + ";)V");
    out.label(end);
  }

  private void load(Value value, Map<Value, Integer> locals, CodeWriter out) {
    if (value instanceof Constant constant) {
      method.loadConstant(constant, out);
    } else {
      out.load(locals.get(Placement.kept(value)), value.type());
      out.add(Placement.offset(value));
    }
  }

  private static void writeRegister(Value value, CodeWriter out) {
    switch (value.type()) {
      case FLOAT -> out.callStatic("java/lang/Double", "doubleToRawLongBits", "(D)J");
      case BOOL -> out.callStatic("java/lang/Boolean", "valueOf", "(Z)Ljava/lang/Boolean;");
      default -> {
        // As it is.
      }
    }
    out.insn(Placement.isBits(value) ? Opcodes.LASTORE : Opcodes.AASTORE);
  }

  private void write(PendingWrite write, Map<Value, Integer> locals, CodeWriter out) {
    load(write.args().get(0), locals, out);
    out.type(Opcodes.CHECKCAST, HeapEmitter.iteratorSetBy(write.op()));
    load(write.args().get(1), locals, out);
    HeapEmitter.setNext(write.op(), out);
  }
}
