package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is assumed of registers at the heads of loops before the loop's body has been seen. Begins
 * with nothing assumed, which means that the body changes nothing; each attempt to build the graph
 * that proves an assumption wrong widens it, and since it can be widened only so often, the
 * attempts come to an end.
 */
final class Assumptions {
  /** By the place of a register at the head of a loop. */
  private final Map<Long, Type> types = new HashMap<>();

  private boolean changed;

  /** The type that the register needs a parameter of; NONE if it is dead and lost. */
  Optional<Type> at(int pc, int register) {
    return Optional.ofNullable(types.get(place(pc, register)));
  }

  /** Assumes less from now on. */
  void widen(int pc, int register, Type type) {
    Type before = types.put(place(pc, register), type);
    changed |= before != type;
  }

  private static long place(int pc, int register) {
    return (long) pc << Integer.SIZE | register;
  }

  /** Whether anything was widened since the last call. */
  boolean takeChanged() {
    boolean result = changed;
    changed = false;
    return result;
  }

  /** The narrowest type that has room for both. */
  static Type join(Type a, Type b) {
    return a == b ? a : Type.REF;
  }
}
