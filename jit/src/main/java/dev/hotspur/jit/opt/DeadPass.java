package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.ControlFlow;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Lists;
import dev.hotspur.jit.ir.Parameter;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Dead code: operations whose results nothing needs, and block parameters likewise, also those that
 * only need each other round a loop. Marks from what must stay, and sweeps the rest.
 *
 * <p>Why: the other passes replace values and leave behind what computed them.
 *
 * <pre>{@code
 * b1(v1:int, v2:int): loop            b1(v1:int): loop
 *   v3:int = int.add v2, 1 @s0    =>
 *   v4:int = int.sub v1, 1 @s0          v4:int = int.sub v1, 1 @s0
 *   jump b1(v4, v3)                     jump b1(v4)
 * }</pre>
 *
 * <p>Relies on {@link Instruction#isRemovable}: a guard that leaves because an error may have to be
 * raised stays, one that leaves on overflow does not. The parameter that receives an exception
 * stays.
 */
final class DeadPass implements Pass {
  @Override
  public String name() {
    return "dead";
  }

  @Override
  public String documentation() {
    return "removes operations and parameters that nothing needs";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    graph.removeUnreachableBlocks();
    ControlFlow flow = ControlFlow.of(graph);
    Set<Value> live = new Marking(flow).mark(graph);
    for (Block block : graph.blocks()) {
      block
          .instructions()
          .removeIf(
              instruction -> {
                boolean dead = instruction.isRemovable() && !live.contains(instruction);
                if (dead) {
                  context.changed(instruction, "unused", "removed: nothing needs it");
                }
                return dead;
              });
      removeParameters(block, flow.edgesInto(block), live, context);
    }
  }

  private static void removeParameters(
      Block block, List<Edge> edges, Set<Value> live, PassContext context) {
    for (int i = block.parameters().size() - 1; i >= 0; i--) {
      int index = i;
      Parameter parameter = block.parameters().get(i);
      if (!live.contains(parameter)) {
        block.removeParameter(i);
        edges.forEach(edge -> edge.removeArgument(index));
        context.changed(parameter, "unused", "of " + block + " removed: nothing needs it");
      }
    }
  }

  /** Finds what is needed, with a list of what is still to be looked at. */
  private static final class Marking {
    private final ControlFlow flow;
    private final Set<Value> live = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<Snapshot> seen = new HashSet<>();
    private final Deque<Value> pending = new ArrayDeque<>();

    Marking(ControlFlow flow) {
      this.flow = flow;
    }

    Set<Value> mark(Graph graph) {
      for (Block block : graph.blocks()) {
        block.entrySnapshot().ifPresent(this::need);
        markExceptionParameter(block);
        for (Instruction instruction : block.instructions()) {
          if (!instruction.isRemovable()) {
            needArguments(instruction);
          }
        }
      }
      while (!pending.isEmpty()) {
        Value value = pending.pop();
        if (value instanceof Instruction instruction) {
          needArguments(instruction);
        } else if (value instanceof Parameter parameter) {
          needIncoming(parameter);
        }
      }
      return live;
    }

    private void markExceptionParameter(Block block) {
      if (Lists.any(flow.edgesInto(block), Edge::isExceptional)) {
        need(block.parameters().get(0));
      }
    }

    private void need(Value value) {
      if (live.add(value)) {
        pending.push(value);
      }
    }

    private void need(Snapshot snapshot) {
      if (seen.add(snapshot)) {
        snapshot.forEachUse(this::need);
      }
    }

    private void needArguments(Instruction instruction) {
      instruction.args().forEach(this::need);
      instruction.snapshot().ifPresent(this::need);
    }

    private void needIncoming(Parameter parameter) {
      Block block = parameter.block();
      int index = block.parameters().indexOf(parameter);
      for (Edge edge : flow.edgesInto(block)) {
        edge.argument(index).ifPresent(this::need);
      }
    }
  }
}
