package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CellExpectation;
import dev.hotspur.vm.interp.FunctionKey;
import dev.hotspur.vm.value.Unset;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Emits each operation of the IR: loads its arguments, computes, and keeps the result. */
final class Operations {
  private static final String CELL = "dev/hotspur/vm/value/GlobalCell";
  private static final String EXACT = "dev/hotspur/jit/runtime/Exact";
  private static final String COUNT = "dev/hotspur/jit/runtime/CallCount";
  private static final String FUNCTION = "dev/hotspur/vm/value/FunctionValue";
  private static final String RUNTIME = "dev/hotspur/jit/runtime/RuntimeCalls";
  private static final String INT_MATH = "dev/hotspur/vm/value/IntMath";
  private static final String FLOAT_MATH = "dev/hotspur/vm/value/FloatMath";

  private final Method method;
  private final CodeWriter out;
  private final Exits exits;
  private final Conditions conditions;
  private final ObjectMaker objects;
  private final HeapEmitter heap;
  private final CallEmitter calls;
  private final Catching catching;

  /** Emits how errors that calls raise go on within the region. */
  interface Catching {
    /** Lets an error thrown between two places go on where the call's handler says. */
    void between(Instruction call, Label start, Label end);
  }

  Operations(Method method, Exits exits, Catching catching) {
    this.method = method;
    this.catching = catching;
    this.out = method.out;
    this.exits = exits;
    this.conditions = new Conditions(this, out);
    this.objects = new ObjectMaker(out, this::load);
    this.heap = new HeapEmitter(method, exits, this);
    this.calls = new CallEmitter(method, this, objects);
  }

  /** Begins another block: what earlier blocks have checked is forgotten. */
  void beginBlock() {
    calls.beginBlock();
  }

  /** Emits an instruction of a block, unless it is computed where it is used. */
  void emit(Instruction instruction) {
    if (!method.placement.isComputedInPlace(instruction)) {
      return;
    }
    if (instruction.snapshot().isPresent()) {
      exits.force(instruction);
    }
    compute(instruction);
    if (instruction.isUsable()) {
      keep(instruction);
    }
  }

  private void keep(Instruction instruction) {
    if (method.placement.hasLocal(instruction)) {
      out.store(method.placement.local(instruction), Placement.storage(instruction));
    } else {
      Type storage = Placement.storage(instruction);
      boolean wide = storage == Type.INT || storage == Type.FLOAT;
      out.insn(wide ? Opcodes.POP2 : Opcodes.POP);
    }
  }

  /** Puts a value on the JVM stack. */
  void load(Value value) {
    if (value instanceof Instruction instruction && method.placement.isInline(value)) {
      compute(instruction);
      if (value.isNarrow()) {
        out.insn(Opcodes.I2L);
      }
    } else {
      method.loadKept(value);
    }
  }

  /** Puts the lower 32 bits of an int on the JVM stack. */
  void loadNarrow(Value value) {
    if (value instanceof Instruction instruction && method.placement.isInline(value)) {
      compute(instruction);
      if (!value.isNarrow()) {
        out.insn(Opcodes.L2I);
      }
    } else {
      method.loadKeptNarrow(value);
    }
  }

  boolean isInline(Value value) {
    return method.placement.isInline(value);
  }

  /** A local for a truth value that is being made. */
  int flag() {
    return method.flag;
  }

  Conditions conditions() {
    return conditions;
  }

  private void loadAll(Instruction instruction) {
    instruction.args().forEach(this::load);
  }

  /** Leaves by the instruction's exit if the value on the JVM stack is 0. */
  private void leaveIfZero(Instruction instruction) {
    out.jump(Opcodes.IFEQ, exits.stubOf(instruction));
  }

  /** Emits what may throw and then leaves by the instruction's exit. */
  void throwing(Instruction instruction, Runnable operation) {
    Label start = new Label();
    Label end = new Label();
    out.mark(start);
    operation.run();
    out.mark(end);
    if (instruction.handler().isPresent()) {
      // The first that fits is taken.
      catching.between(instruction, start, end);
    }
    exits.catchBetween(instruction, start, end);
  }

  /** Computes an instruction and leaves its result, if any, on the JVM stack as it is kept. */
  private void compute(Instruction i) {
    if (!i.isNarrow()) {
      computeWide(i);
      return;
    }
    switch (i.op()) {
      // The lower bits of a sum depend on those of what is added alone.
      case INT_ADD_NW -> narrow(i, Opcodes.IADD);
      case INT_SUB_NW -> narrow(i, Opcodes.ISUB);
      case LIST_SIZE, TUPLE_SIZE, LISTITER_NEXT, TUPLEITER_NEXT -> heap.emit(i);
      case STRIP_LEFT -> stripLeft();
      default -> {
        computeWide(i);
        out.insn(Opcodes.L2I);
      }
    }
  }

  private void narrow(Instruction i, int opcode) {
    i.args().forEach(this::loadNarrow);
    out.insn(opcode);
  }

  /** Computes an instruction and leaves its result, if any, on the JVM stack. */
  @SuppressWarnings("MethodLength") // one switch over the operations, a line each
  private void computeWide(Instruction i) {
    switch (i.op()) {
      case SLOT_INT, SLOT_FLOAT, SLOT_REF, SLOT_ANY -> slot(i);
      case INT_ADD -> exact(i, "java/lang/Math", "addExact", "(JJ)J");
      case INT_SUB -> exact(i, "java/lang/Math", "subtractExact", "(JJ)J");
      case INT_MUL -> exact(i, "java/lang/Math", "multiplyExact", "(JJ)J");
      case INT_NEG -> exact(i, "java/lang/Math", "negateExact", "(J)J");
      case INT_SHL -> exact(i, EXACT, "shiftLeft", "(JJ)J");
      case INT_SHR -> exact(i, EXACT, "shiftRight", "(JJ)J");
      case INT_TO_FLOAT_EXACT -> exact(i, EXACT, "toFloat", "(J)D");
      case INT_ADD_NW -> plain(i, Opcodes.LADD);
      case INT_SUB_NW -> plain(i, Opcodes.LSUB);
      case INT_MUL_NW -> plain(i, Opcodes.LMUL);
      case INT_AND -> plain(i, Opcodes.LAND);
      case INT_OR -> plain(i, Opcodes.LOR);
      case INT_XOR -> plain(i, Opcodes.LXOR);
      case INT_INVERT -> {
        loadAll(i);
        out.number(-1L);
        out.insn(Opcodes.LXOR);
      }
      case INT_TO_FLOAT -> plain(i, Opcodes.L2D);
      case INT_MIN -> routine(i, "java/lang/Math", "min", "(JJ)J");
      case INT_MAX -> routine(i, "java/lang/Math", "max", "(JJ)J");
      case INT_ABS -> exact(i, "java/lang/Math", "absExact", "(J)J");
      case FLOAT_ABS -> routine(i, "java/lang/Math", "abs", "(D)D");
      case FLOAT_MIN -> routine(i, EXACT, "min", "(DD)D");
      case FLOAT_MAX -> routine(i, EXACT, "max", "(DD)D");
      case FLOAT_TO_INT -> exact(i, EXACT, "toInt", "(D)J");
      case INT_FLOOR_DIV -> divide(i, "java/lang/Math", "floorDiv", "(JJ)J");
      case INT_MOD -> divide(i, "java/lang/Math", "floorMod", "(JJ)J");
      case INT_DIV -> divide(i, INT_MATH, "trueDivide", "(JJ)D");
      case FLOAT_ADD -> plain(i, Opcodes.DADD);
      case FLOAT_SUB -> plain(i, Opcodes.DSUB);
      case FLOAT_MUL -> plain(i, Opcodes.DMUL);
      case FLOAT_NEG -> plain(i, Opcodes.DNEG);
      case FLOAT_DIV -> {
        leaveIfZeroDivisor(i);
        plain(i, Opcodes.DDIV);
      }
      case FLOAT_FLOOR_DIV -> divide(i, FLOAT_MATH, "floorDiv", "(DD)D");
      case FLOAT_MOD -> divide(i, FLOAT_MATH, "floorMod", "(DD)D");
      case UNBOX_INT -> unbox(i, "java/lang/Long", "longValue", "()J");
      case UNBOX_FLOAT -> unbox(i, "java/lang/Double", "doubleValue", "()D");
      case UNBOX_BOOL -> unbox(i, "java/lang/Boolean", "booleanValue", "()Z");
      case GUARD_TRUE -> conditions.jumpUnless(i.arg(0), exits.stubOf(i));
      case GUARD_FALSE -> conditions.jumpIf(i.arg(0), exits.stubOf(i));
      case GUARD_CLASS -> guardClass(i);
      case GUARD_SAME -> {
        load(i.arg(0));
        method.region.constants.load(i.constant().value(), method.region.owner, out);
        out.jump(Opcodes.IF_ACMPNE, exits.stubOf(i));
      }
      case GUARD_CODE -> guardCode(i);
      case CLOSURE_CELL -> {
        load(i.arg(0));
        out.number(i.number());
        out.callStatic(RUNTIME, "closureCell", "(Ljava/lang/Object;I)Ljava/lang/Object;");
      }
      case GUARD_CELL, GLOBAL_LOAD, GLOBAL_STORE -> cell(i);
      case GUARD_PRIVATE,
          RANGE_FITS,
          RANGE_LIMIT,
          RANGE_NEXT,
          RANGE_END,
          RANGE_STEP,
          RANGE_SET_NEXT,
          LISTITER_LIST,
          LISTITER_NEXT,
          LISTITER_SET_NEXT,
          TUPLEITER_TUPLE,
          TUPLEITER_NEXT,
          TUPLEITER_SET_NEXT,
          LIST_SIZE,
          GUARD_LIST_KIND,
          LIST_INDEX,
          LIST_PUT_INT,
          LIST_PUT_FLOAT,
          LIST_PUT_BOOL,
          LIST_PUT_REF,
          LIST_ITEM_INT,
          LIST_ITEM_FLOAT,
          LIST_ITEM_BOOL,
          LIST_ITEM_REF,
          LIST_APPEND_INT,
          LIST_APPEND_FLOAT,
          LIST_APPEND_BOOL,
          LIST_APPEND_REF,
          LIST_POP_INT,
          LIST_POP_FLOAT,
          LIST_POP_BOOL,
          LIST_POP_REF,
          GUARD_TUPLE,
          TUPLE_ITEM,
          TUPLE_SIZE,
          TUPLE_GET,
          TUPLE_AT ->
          heap.emit(i);
      case BOX_INT,
          BOX_FLOAT,
          BOX_BOOL,
          RANGE_NEW,
          RANGE_ITERATOR,
          LIST_ITERATOR,
          TUPLE_ITERATOR,
          CELL_NEW ->
          objects.make(i);
      case GUARD_DEPTH -> calls.checkDepth(i.number() - 1, exits.stubOf(i));
      case CALL -> calls.emit(i);
      case COUNT -> count(i);
      case INVOKE -> calls.invoke(i, () -> exits.stubOf(i));
      case CHARGE -> charge(i.number());
      case STRIP_LEFT -> {
        stripLeft();
        out.insn(Opcodes.I2L);
      }
      case STRIP_PASSED -> {
        out.load(method.strip, Type.BOOL);
        loadNarrow(i.arg(0));
        out.insn(Opcodes.ISUB);
        out.store(method.strip, Type.BOOL);
      }
      default -> conditions.value(i);
    }
  }

  /** Calls a function of the program in place of this one. */
  void callInPlace(Instruction call) {
    calls.invokeInPlace(call);
  }

  /** As many passes as the strip has left and the fuel lasts for, one more kept in reserve. */
  private void stripLeft() {
    out.load(method.strip, Type.BOOL);
    if (method.region.metered) {
      out.insn(Opcodes.I2L);
      out.load(method.fuel, Type.INT);
      out.number(method.region.passCharge);
      out.insn(Opcodes.LDIV);
      out.add(-1);
      out.callStatic("java/lang/Math", "min", "(JJ)J");
      out.insn(Opcodes.L2I);
    }
  }

  private void charge(int instructions) {
    if (method.region.metered) {
      out.load(method.fuel, Type.INT);
      out.add(-(long) instructions);
      out.store(method.fuel, Type.INT);
    }
  }

  private void plain(Instruction i, int opcode) {
    loadAll(i);
    out.insn(opcode);
  }

  private void routine(Instruction i, String owner, String name, String descriptor) {
    loadAll(i);
    out.callStatic(owner, name, descriptor);
  }

  /** An operation that throws ArithmeticException where it has to leave. */
  private void exact(Instruction i, String owner, String name, String descriptor) {
    loadAll(i);
    throwing(i, () -> out.callStatic(owner, name, descriptor));
  }

  private void leaveIfZeroDivisor(Instruction i) {
    Value divisor = i.arg(1);
    if (divisor instanceof Constant constant && !isZero(constant)) {
      return;
    }
    load(divisor);
    if (divisor.type() == Type.INT) {
      out.number(0L);
      out.insn(Opcodes.LCMP);
    } else {
      out.number(0.0);
      out.insn(Opcodes.DCMPL);
    }
    leaveIfZero(i);
  }

  private static boolean isZero(Constant constant) {
    return constant.type() == Type.INT ? constant.asInt() == 0 : constant.asFloat() == 0.0;
  }

  /**
   * Division by a positive constant, rounded down: Java's own, which rounds towards zero, and a
   * correction for negative remainders. A jump, which is nearly always predicted: without one, the
   * correction lengthens the chain from one pass of a loop to the next, by a fifth in loop_counter.
   */
  private void divideByConstant(Instruction i, long divisor) {
    boolean quotient = i.op() == Op.INT_FLOOR_DIV;
    Label fine = new Label();
    load(i.arg(0));
    out.number(divisor);
    out.insn(quotient ? Opcodes.LDIV : Opcodes.LREM);
    out.store(method.wide, Type.INT);
    if (quotient) {
      load(i.arg(0));
      out.number(divisor);
      out.insn(Opcodes.LREM);
    } else {
      out.load(method.wide, Type.INT);
    }
    out.number(0L);
    out.insn(Opcodes.LCMP);
    out.jump(Opcodes.IFGE, fine);
    out.load(method.wide, Type.INT);
    out.number(quotient ? -1 : divisor);
    out.insn(Opcodes.LADD);
    out.store(method.wide, Type.INT);
    out.label(fine);
    out.load(method.wide, Type.INT);
  }

  private void divide(Instruction i, String owner, String name, String descriptor) {
    boolean floors = i.op() == Op.INT_FLOOR_DIV || i.op() == Op.INT_MOD;
    if (floors && i.arg(1) instanceof Constant constant && constant.asInt() > 0) {
      divideByConstant(i, constant.asInt());
      return;
    }
    leaveIfZeroDivisor(i);
    if (i.op() == Op.INT_FLOOR_DIV
        && !(i.arg(1) instanceof Constant constant && constant.asInt() != -1)) {
      // Only the smallest int divided by -1 overflows.
      Label fine = new Label();
      load(i.arg(1));
      out.number(-1L);
      out.insn(Opcodes.LCMP);
      out.jump(Opcodes.IFNE, fine);
      load(i.arg(0));
      out.number(Long.MIN_VALUE);
      out.insn(Opcodes.LCMP);
      leaveIfZero(i);
      out.label(fine);
    }
    routine(i, owner, name, descriptor);
  }

  private void slot(Instruction i) {
    method.loadMachine();
    out.number(i.number());
    switch (i.op()) {
      case SLOT_INT -> slot(i, "isInt", "getInt", "(I)J");
      case SLOT_FLOAT -> slot(i, "isFloat", "getFloat", "(I)D");
      case SLOT_REF -> slot(i, "isRef", "getRef", "(I)Ljava/lang/Object;");
      default -> slot(i, "isSet", "getAny", "(I)Ljava/lang/Object;");
    }
  }

  private void slot(Instruction i, String test, String getter, String descriptor) {
    out.callVirtual(Method.INTERPRETER, test, "(I)Z");
    leaveIfZero(i);
    method.loadMachine();
    out.number(i.number());
    out.callVirtual(Method.INTERPRETER, getter, descriptor);
  }

  private void unbox(Instruction i, String owner, String name, String descriptor) {
    load(i.arg(0));
    out.type(Opcodes.INSTANCEOF, owner);
    leaveIfZero(i);
    load(i.arg(0));
    out.type(Opcodes.CHECKCAST, owner);
    out.callVirtual(owner, name, descriptor);
  }

  private void guardClass(Instruction i) {
    // The classes of values that guards name are final.
    Class<?> expected = (Class<?>) i.constant().value();
    load(i.arg(0));
    out.type(Opcodes.INSTANCEOF, expected.getName().replace('.', '/'));
    leaveIfZero(i);
  }

  private void count(Instruction i) {
    method.region.constants.load(i.constant().value(), method.region.owner, out);
    out.type(Opcodes.CHECKCAST, COUNT);
    out.insn(Opcodes.DUP);
    out.field(Opcodes.GETFIELD, COUNT, "calls", "J");
    out.number(1L);
    out.insn(Opcodes.LADD);
    out.field(Opcodes.PUTFIELD, COUNT, "calls", "J");
  }

  private void guardCode(Instruction i) {
    FunctionKey expected = (FunctionKey) i.constant().value();
    load(i.arg(0));
    out.type(Opcodes.INSTANCEOF, FUNCTION);
    leaveIfZero(i);
    load(i.arg(0));
    out.type(Opcodes.CHECKCAST, FUNCTION);
    out.callVirtual(FUNCTION, "verified", "()Ldev/hotspur/vm/bytecode/VerifiedCode;");
    method.region.constants.load(expected.code(), method.region.owner, out);
    out.jump(Opcodes.IF_ACMPNE, exits.stubOf(i));
    load(i.arg(0));
    out.type(Opcodes.CHECKCAST, FUNCTION);
    out.callVirtual(FUNCTION, "globals", "()Ldev/hotspur/vm/value/Globals;");
    method.region.constants.load(expected.globals(), method.region.owner, out);
    out.jump(Opcodes.IF_ACMPNE, exits.stubOf(i));
  }

  private void cell(Instruction i) {
    boolean guard = i.constant().value() instanceof CellExpectation;
    Object cell = guard ? ((CellExpectation) i.constant().value()).cell() : i.constant().value();
    method.region.constants.load(cell, method.region.owner, out);
    if (i.op() == Op.GLOBAL_STORE) {
      load(i.arg(0));
      out.callVirtual(CELL, "set", "(Ljava/lang/Object;)V");
      return;
    }
    out.field(Opcodes.GETFIELD, CELL, "value", "Ljava/lang/Object;");
    if (guard) {
      Object expected = ((CellExpectation) i.constant().value()).expected();
      method.region.constants.load(expected, method.region.owner, out);
      out.jump(Opcodes.IF_ACMPNE, exits.stubOf(i));
    } else {
      out.store(method.scratch, Type.REF);
      out.load(method.scratch, Type.REF);
      method.region.constants.load(Unset.UNSET, method.region.owner, out);
      out.jump(Opcodes.IF_ACMPEQ, exits.stubOf(i));
      out.load(method.scratch, Type.REF);
    }
  }
}
