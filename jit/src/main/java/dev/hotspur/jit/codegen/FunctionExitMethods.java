package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The side exits of a function: each makes the frame, writes it, lets the interpreter finish the
 * activation and returns what that gives.
 */
final class FunctionExitMethods extends ExitMethods {
  private static final int MACHINE = 0;
  private static final int DEPTH = 1;
  private static final int FUEL = 2;

  /** Exits of a function. */
  FunctionExitMethods(Method method) {
    super(method, MACHINE, FUEL);
  }

  @Override
  void passState() {
    method.loadMachine();
    method.out.load(method.depth, Type.BOOL);
    if (method.region.metered) {
      method.out.load(method.fuel, Type.INT);
    }
  }

  @Override
  String stateTypes() {
    return "L" + Method.INTERPRETER + ";I" + (method.region.metered ? "J" : "");
  }

  @Override
  List<Object> stateVariables() {
    return method.region.metered
        ? List.of(Method.INTERPRETER, Opcodes.INTEGER, Opcodes.LONG)
        : List.of(Method.INTERPRETER, Opcodes.INTEGER);
  }

  @Override
  void loadDepartures(int state, CodeWriter out) {
    method.loadFunctionExits(out);
  }

  @Override
  void begin(int state, CodeWriter out) {
    loadDepartures(state, out);
    loadMachine(state, out);
    out.variable(Opcodes.ILOAD, state + DEPTH);
    out.callVirtual(Method.FUNCTION_EXITS, "takeFrame", "(L" + Method.INTERPRETER + ";I)V");
  }

  @Override
  void loadRegisters(int state, boolean bits, CodeWriter out) {
    loadCurrentRegisters(state, bits, out);
  }

  @Override
  void finish(int state, int number, CodeWriter out) {
    loadDepartures(state, out);
    loadMachine(state, out);
    out.number(number);
    out.callVirtual(
        Method.FUNCTION_EXITS, "leave", "(L" + Method.INTERPRETER + ";I)Ljava/lang/Object;");
    Method.unboxResult(method.region.result(), out);
  }
}
