package dev.hotspur.jit.ir;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
    registers = Collections.unmodifiableSortedMap(new TreeMap<>(registers));
  }

  /** What a function gives for what the registers hold; this if that is the same. */
  FrameState map(UnaryOperator<Value> function) {
    Map<Integer, Value> changed = new TreeMap<>();
    for (Map.Entry<Integer, Value> entry : registers.entrySet()) {
      Value mapped = function.apply(entry.getValue());
      if (mapped != entry.getValue()) {
        changed.put(entry.getKey(), mapped);
      }
    }
    if (changed.isEmpty()) {
      return this;
    }
    Map<Integer, Value> all = new TreeMap<>(registers);
    all.putAll(changed);
    return new FrameState(code, name, pc, all);
  }
}
