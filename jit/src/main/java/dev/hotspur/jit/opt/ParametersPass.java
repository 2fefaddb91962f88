package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.ControlFlow;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Block parameters that are no choice: one that receives the same value from everywhere (or itself,
 * round a loop) is that value, and two that always receive the same are one.
 *
 * <p>Why: the builder gives each block of a loop a parameter for every register; most registers do
 * not change in the loop.
 *
 * <pre>{@code
 *   jump b1(v1, 0, 0)                   jump b1(0)
 * b1(v2:int, v3:int, v4:int):   =>    b1(v3:int):
 *   v5:int = int.add v3, v2 @s0         v5:int = int.add v3, v1 @s0
 *   jump b1(v2, v5, v5)                 jump b1(v5)
 * }</pre>
 *
 * <p>Relies on: a value that all edges of a block give is visible in that block. The parameter that
 * receives an exception stays. (Parameters that nothing uses go with {@link DeadPass}.)
 */
final class ParametersPass implements Pass {
  @Override
  public String name() {
    return "parameters";
  }

  @Override
  public String documentation() {
    return "removes block parameters that receive the same from everywhere, or what another does";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    graph.removeUnreachableBlocks();
    ControlFlow flow = ControlFlow.of(graph);
    Substitution substitution = new Substitution();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (Block block : flow.reversePostorder()) {
        changed |= simplify(block, flow.edgesInto(block), substitution, context);
      }
    }
    substitution.apply(graph);
  }

  private static boolean simplify(
      Block block, List<Edge> edges, Substitution substitution, PassContext context) {
    boolean changed = false;
    Map<List<Object>, Parameter> seen = new HashMap<>();
    for (int i = 0; i < block.parameters().size(); i++) {
      int index = i;
      if (Lists.any(edges, edge -> edge.argument(index).isEmpty())) {
        continue;
      }
      Parameter parameter = block.parameters().get(i);
      List<Value> incoming = incoming(i, edges, substitution);
      Optional<Value> only = only(parameter, incoming);
      String rule = "single";
      if (only.isEmpty()) {
        // Where a parameter receives itself, its twin receives the twin.
        List<Object> pattern = new ArrayList<>();
        incoming.forEach(value -> pattern.add(value.equals(parameter) ? "itself" : value));
        only = Optional.ofNullable(seen.putIfAbsent(pattern, parameter));
        rule = "twin";
      }
      if (only.isPresent()) {
        context.changed(parameter, rule, "of " + block + " removed: equals " + only.get());
        substitution.replace(parameter, only.get());
        block.removeParameter(i);
        edges.forEach(edge -> edge.removeArgument(index));
        changed = true;
        i--;
      }
    }
    return changed;
  }

  private static List<Value> incoming(int index, List<Edge> edges, Substitution substitution) {
    List<Value> result = new ArrayList<>();
    for (Edge edge : edges) {
      result.add(substitution.resolve(edge.argument(index).orElseThrow()));
    }
    return result;
  }

  private static Optional<Value> only(Parameter parameter, List<Value> incoming) {
    Optional<Value> found = Optional.empty();
    for (Value value : incoming) {
      if (value.equals(parameter) || (found.isPresent() && found.get().equals(value))) {
        continue;
      }
      if (found.isPresent()) {
        return Optional.empty();
      }
      found = Optional.of(value);
    }
    return found;
  }
}
