package dev.hotspur.jit.ir;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to rebuild one frame of the interpreter.
 *
 * @param code the code that the frame runs, opaque to the IR
 * @param name the name of the code in the printed IR
 * @param pc where the interpreter goes on
 * @param registers what the registers hold, in the order of their numbers; a register that is not
 *     here keeps what it held when the region was entered
 */
public record FrameState(Object code, String name, int pc, Map<Integer, Value> registers) {
  /** Copies the registers in their order. */
  public FrameState {
    registers = Collections.unmodifiableMap(new TreeMap<>(registers));
  }
}
