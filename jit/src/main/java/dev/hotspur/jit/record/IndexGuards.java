package dev.hotspur.jit.record;

import dev.hotspur.jit.ir.Constant;
import dev.hotspur.jit.ir.ControlFlow;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Origin;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Guards at the entry of a region that what becomes a position in a list is not negative, if it
 * never was. A negative position counts from the end of the list, so without them each access has
 * to ask; with them the passes know ranges, and one comparison with the length is left. Queens
 * takes three quarters of the time.
 */
final class IndexGuards {
  private final ControlFlow flow;
  private final Set<Value> sources = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Value> pending = new ArrayDeque<>();

  private IndexGuards(Graph graph, List<Value> indices) {
    flow = ControlFlow.of(graph);
    indices.forEach(this::add);
    while (!pending.isEmpty()) {
      follow(pending.pop());
    }
  }

  /** Adds the guards to a graph that is complete. */
  static void add(Graph graph, EntryValues entry) {
    List<Value> indices = new ArrayList<>();
    graph.forEachInstruction(
        instruction -> {
          if (instruction.op() == Op.LIST_INDEX) {
            indices.add(instruction.arg(1));
          }
        });
    List<Value> naturals = entry.neverNegative();
    if (indices.isEmpty() || naturals.isEmpty()) {
      return;
    }
    Optional<Snapshot> leave = entry.beginning();
    Set<Value> sources = new IndexGuards(graph, indices).sources;
    List<Instruction> instructions = graph.entry().instructions();
    for (Value value : naturals) {
      if (leave.isPresent() && sources.contains(value)) {
        Origin origin = Origin.of(graph.anchor());
        Instruction natural =
            graph.instruction(Op.INT_GE).args(value, Constant.of(0L)).origin(origin).build();
        Instruction guard =
            graph.instruction(Op.GUARD_TRUE).args(natural).origin(origin).snapshot(leave).build();
        instructions.addAll(instructions.size() - 1, List.of(natural, guard));
      }
    }
  }

  private void add(Value source) {
    if (sources.add(source)) {
      pending.push(source);
    }
  }

  private void follow(Value value) {
    if (value instanceof Parameter parameter) {
      int index = parameter.block().parameters().indexOf(parameter);
      for (Edge edge : flow.edgesInto(parameter.block())) {
        edge.argument(index).ifPresent(this::add);
      }
    } else if (value instanceof Instruction instruction && keepsNaturals(instruction.op())) {
      instruction.args().forEach(this::add);
    }
  }

  /** Whether the result is not negative if the arguments are not, or often so. */
  private static boolean keepsNaturals(Op op) {
    return switch (op) {
      case INT_ADD, INT_SUB, INT_MUL, INT_FLOOR_DIV, INT_SHR, INT_AND, INT_MIN, INT_MAX -> true;
      default -> false;
    };
  }
}
