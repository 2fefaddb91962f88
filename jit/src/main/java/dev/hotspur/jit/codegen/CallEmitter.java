package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Signature;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.CompiledFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Emits residual calls: the machine and arrays of arguments are added as the routine takes them.
 */
final class CallEmitter {
  private static final Handle LINKER =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "dev/hotspur/jit/runtime/CallTarget",
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;"
              + "Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/CallSite;",
          false);

  /** The types of parameters that are passed the machine. */
  private static final Set<String> MACHINE =
      Set.of("L" + Method.INTERPRETER + ";", "Ldev/hotspur/vm/value/CallContext;");

  private static final int NOT_CHECKED = -1;

  private final Method method;
  private final CodeWriter out;
  private final Operations operations;
  private final ObjectMaker objects;
  private int depthChecked = NOT_CHECKED;

  CallEmitter(Method method, Operations operations, ObjectMaker objects) {
    this.objects = objects;
    this.method = method;
    this.out = method.out;
    this.operations = operations;
  }

  void emit(Instruction call) {
    Residual routine = call.residual();
    if (routine.raises()) {
      giveFuel(call);
    }
    org.objectweb.asm.Type[] types = org.objectweb.asm.Type.getArgumentTypes(routine.descriptor());
    List<String> parameters = Lists.map(List.of(types), org.objectweb.asm.Type::getDescriptor);
    if (routine.raises() || Lists.any(parameters, MACHINE::contains)) {
      giveDepth(call);
    }
    Iterator<Value> args = call.args().iterator();
    parameters.forEach(parameter -> pass(parameter, args));
    if (routine.raises()) {
      operations.throwing(call, () -> callRoutine(routine));
      takeFuel(call);
    } else {
      callRoutine(routine);
    }
  }

  private void callRoutine(Residual routine) {
    out.callStatic(routine.owner(), routine.method(), routine.descriptor());
  }

  /** Leaves if no further call may be made, so many more being active already. */
  void checkDepth(int more, Label leave) {
    loadDepth(more);
    method.loadMachine();
    out.field(Opcodes.GETFIELD, Method.INTERPRETER, "callLimit", "I");
    out.jump(Opcodes.IF_ICMPGE, leave);
  }

  private void loadDepth(int more) {
    out.load(method.depth, Type.BOOL);
    if (more > 0) {
      out.number(more);
      out.insn(Opcodes.IADD);
    }
  }

  /** How many calls are inlined around a call. */
  private static int nesting(Instruction call) {
    return call.snapshot().map(Snapshot::nesting).orElse(0);
  }

  /**
   * Begins a block. One check of the depth serves all calls of a block that are not deeper: the
   * limit is lowered to a depth that is active already only when the machine is to stop, which the
   * calls' own checks see.
   */
  void beginBlock() {
    depthChecked = NOT_CHECKED;
  }

  /**
   * Calls a function of the program; the first argument is what stands for it.
   *
   * @param leave where to go if no further call may be made
   */
  void invoke(Instruction call, Supplier<Label> leave) {
    int nesting = nesting(call);
    if (depthChecked < nesting) {
      checkDepth(nesting, leave.get());
      depthChecked = nesting;
    }
    giveFuel(call);
    method.loadMachine();
    loadDepth(nesting + 1);
    call.args().subList(1, call.args().size()).forEach(operations::load);
    operations.throwing(call, () -> invoke(target(call), signature(call, call.type())));
    takeFuel(call);
  }

  /**
   * Calls a function of the program in place of this one: at the same depth, and what it raises is
   * thrown past this activation, which has ended.
   */
  void invokeInPlace(Instruction call) {
    method.loadMachine();
    out.load(method.depth, Type.BOOL);
    call.args().subList(1, call.args().size()).forEach(operations::load);
    callDynamic(CompiledFunction.IN_PLACE, target(call), signature(call, Type.REF));
  }

  private static CallTarget target(Instruction call) {
    return (CallTarget) ((Constant) call.arg(0)).asRef().value();
  }

  private void invoke(CallTarget target, Signature signature) {
    String descriptor = Method.descriptor(signature);
    boolean isDirect = method.region.isSelf(target) && !method.region.endsWithCalls;
    if (isDirect && descriptor.equals(method.region.descriptor())) {
      out.callStatic(method.region.owner, CompiledFunction.METHOD, descriptor);
    } else {
      callDynamic(CompiledFunction.METHOD, target, signature);
    }
  }

  private void callDynamic(String kind, CallTarget target, Signature signature) {
    String name = InterpretedCalls.write(method.region, kind, target, signature);
    out.callDynamic(name, Method.descriptor(signature), LINKER);
  }

  private static Signature signature(Instruction call, Type result) {
    List<Type> arguments = call.residual().arguments();
    return new Signature(arguments.subList(1, arguments.size()), result);
  }

  private void pass(String parameter, Iterator<Value> args) {
    if (MACHINE.contains(parameter)) {
      method.loadMachine();
    } else {
      objects.pass(parameter, args);
    }
  }

  /**
   * Lets the interpreter know how many calls are active while the runtime runs, which may call the
   * program: what goes over a {@code map} does so without being passed the machine.
   */
  private void giveDepth(Instruction call) {
    if (method.region.knowsDepth()) {
      method.loadMachine();
      loadDepth(nesting(call));
      out.callVirtual(Method.INTERPRETER, "setDepth", "(I)V");
    }
  }

  /** Lets the interpreter have the fuel while the runtime runs, which may charge it. */
  private void giveFuel(Instruction call) {
    if (!method.region.metered) {
      return;
    }
    method.loadMachine();
    out.load(method.fuel, Type.INT);
    out.number((long) Method.cost(call));
    out.insn(Opcodes.LSUB);
    out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
  }

  private void takeFuel(Instruction call) {
    if (method.region.metered) {
      method.takeFuelAfter(call);
    }
  }
}
