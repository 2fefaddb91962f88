package dev.hotspur.jit.codegen;

import dev.hotspur.jit.ir.Type;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;

/**
 * The side exits of a loop: each writes to the frame that the loop runs on and returns its number.
 */
final class LoopExitMethods extends ExitMethods {
  private static final int LOOP = 0;
  private static final int LONGS = 1;
  private static final int REFS = 2;
  private static final int STRIP = 3;
  private static final int STRIPS = 4;
  private static final int MACHINE = 5;
  private static final int FUEL = 6;

  /** Exits of a loop. */
  LoopExitMethods(Method method) {
    super(method, MACHINE, FUEL);
  }

  @Override
  void passState() {
    CodeWriter out = method.out;
    out.variable(Opcodes.ALOAD, Method.THIS);
    out.variable(Opcodes.ALOAD, method.longs);
    out.variable(Opcodes.ALOAD, method.refs);
    out.load(method.strip, Type.BOOL);
    out.load(method.strips, Type.BOOL);
    if (method.region.metered) {
      method.loadMachine();
      out.load(method.fuel, Type.INT);
    }
  }

  @Override
  String stateTypes() {
    return "L"
        + Method.LOOP
        + ";[J[Ljava/lang/Object;II"
        + (method.region.metered ? "L" + Method.INTERPRETER + ";J" : "");
  }

  @Override
  List<Object> stateVariables() {
    List<Object> result =
        new ArrayList<>(
            List.of(Method.LOOP, "[J", "[Ljava/lang/Object;", Opcodes.INTEGER, Opcodes.INTEGER));
    if (method.region.metered) {
      result.add(Method.INTERPRETER);
      result.add(Opcodes.LONG);
    }
    return result;
  }

  @Override
  void loadDepartures(int state, CodeWriter out) {
    out.variable(Opcodes.ALOAD, state + LOOP);
  }

  @Override
  void begin(int state, CodeWriter out) {
    put("stripLeft", state, STRIP, out);
    put("strips", state, STRIPS, out);
  }

  private static void put(String field, int state, int parameter, CodeWriter out) {
    out.variable(Opcodes.ALOAD, state + LOOP);
    out.variable(Opcodes.ILOAD, state + parameter);
    out.field(Opcodes.PUTFIELD, Method.LOOP, field, "I");
  }

  @Override
  void loadMachine(int state, CodeWriter out) {
    if (method.region.metered) {
      super.loadMachine(state, out);
    } else {
      loadDepartures(state, out);
      out.field(Opcodes.GETFIELD, Method.LOOP, "machine", "L" + Method.INTERPRETER + ";");
    }
  }

  @Override
  void loadRegisters(int state, boolean bits, CodeWriter out) {
    out.variable(Opcodes.ALOAD, state + (bits ? LONGS : REFS));
  }

  @Override
  void finish(int state, int number, CodeWriter out) {
    out.number(number);
  }
}
