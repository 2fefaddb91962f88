package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Residual;
import dev.hotspur.jit.ir.Type;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * Emits residual calls: the machine and arrays of arguments are added as the routine takes them.
 */
final class CallEmitter {
  private static final String OBJECT = "java/lang/Object";

  private final Method method;
  private final CodeWriter out;
  private final Operations operations;

  CallEmitter(Method method, Operations operations) {
    this.method = method;
    this.out = method.out;
    this.operations = operations;
  }

  void emit(Instruction call) {
    Residual routine = call.residual();
    if (routine.raises()) {
      operations.site(call);
      giveFuel(call);
    }
    Iterator<Value> args = call.args().iterator();
    for (var parameter : org.objectweb.asm.Type.getArgumentTypes(routine.descriptor())) {
      pass(parameter.getDescriptor(), args);
    }
    out.callStatic(routine.owner(), routine.method(), routine.descriptor());
    if (routine.raises()) {
      takeFuel();
    }
  }

  private void pass(String parameter, Iterator<Value> args) {
    if (parameter.equals("L" + Method.INTERPRETER + ";")) {
      out.variable(Opcodes.ALOAD, Method.IN);
    } else if (parameter.equals("[L" + OBJECT + ";")) {
      passArray(args);
    } else {
      operations.load(args.next());
      if (parameter.startsWith("L") && !parameter.equals("L" + OBJECT + ";")) {
        out.type(Opcodes.CHECKCAST, parameter.substring(1, parameter.length() - 1));
      }
    }
  }

  /** Passes what arguments are left in an array. */
  private void passArray(Iterator<Value> args) {
    List<Value> rest = new ArrayList<>();
    args.forEachRemaining(rest::add);
    out.number(rest.size());
    out.type(Opcodes.ANEWARRAY, OBJECT);
    for (int i = 0; i < rest.size(); i++) {
      out.insn(Opcodes.DUP);
      out.number(i);
      operations.load(rest.get(i));
      out.insn(Opcodes.AASTORE);
    }
  }

  /** Lets the interpreter have the fuel while the runtime runs, which may charge it. */
  private void giveFuel(Instruction call) {
    if (!method.metered) {
      return;
    }
    // The call itself counts as executed while it runs.
    int cost = call.snapshot().orElseThrow().cost() + 1;
    out.number(cost);
    out.store(method.cost, Type.BOOL);
    out.variable(Opcodes.ALOAD, Method.IN);
    out.load(method.fuel, Type.INT);
    out.number((long) cost);
    out.insn(Opcodes.LSUB);
    out.field(Opcodes.PUTFIELD, Method.INTERPRETER, "fuel", "J");
  }

  private void takeFuel() {
    if (method.metered) {
      method.takeFuelAfterCall();
    }
  }
}
