package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Replacements of values that are collected while a pass goes over the graph, and made in one sweep
 * at its end, together with the removal of instructions.
 */
final class Substitution {
  private final IdentityHashMap<Value, Value> replacements = new IdentityHashMap<>();
  private final Set<Instruction> removed = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Lets every use of a value become a use of another. */
  void replace(Value old, Value replacement) {
    replacements.put(old, resolve(replacement));
  }

  /** Takes an instruction out of its block at the end. */
  void remove(Instruction instruction) {
    removed.add(instruction);
  }

  /** What a value has become: itself if nothing replaces it. */
  Value resolve(Value value) {
    Value end = value;
    while (replacements.containsKey(end)) {
      end = replacements.get(end);
    }
    Value at = value;
    while (at != end) {
      at = replacements.put(at, end);
    }
    return end;
  }

  /** What values have become. */
  List<Value> resolve(List<Value> values) {
    if (replacements.isEmpty()) {
      return values;
    }
    List<Value> result = new ArrayList<>(values.size());
    for (Value value : values) {
      result.add(resolve(value));
    }
    return result;
  }

  /** Makes all replacements and removals. */
  void apply(Graph graph) {
    if (!removed.isEmpty()) {
      graph.blocks().forEach(block -> block.instructions().removeIf(removed::contains));
    }
    if (!replacements.isEmpty()) {
      graph.replaceUses(this::resolve);
    }
  }
}
