package dev.hotspur.jit.ir;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * How to rebuild one frame of the interpreter.
 *
 * @param code the code that the frame runs, opaque to the IR
 * @param name the name of the code in the printed IR
 * @param function what runs in the frame if that was inlined; empty for the region's own frame
 * @param pc where the interpreter goes on
 * @param registers what the registers hold, in the order of their numbers; a register that is not
 *     here keeps what it held when the region was entered
 */
public record FrameState(
    Object code,
    String name,
    Optional<PoolConstant> function,
    int pc,
    Map<Integer, Value> registers) {
  /** Copies the registers in their order. */
  public FrameState {
    registers = Collections.unmodifiableSortedMap(new TreeMap<>(registers));
  }

  /** The region's own frame. */
  public FrameState(Object code, String name, int pc, Map<Integer, Value> registers) {
    this(code, name, Optional.empty(), pc, registers);
  }

  /** The same frame at another point. */
  public FrameState at(int newPc) {
    return new FrameState(code, name, function, newPc, registers);
  }

  /** The same frame with other registers. */
  public FrameState with(Map<Integer, Value> newRegisters) {
    return new FrameState(code, name, function, pc, newRegisters);
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
    return with(all);
  }
}
