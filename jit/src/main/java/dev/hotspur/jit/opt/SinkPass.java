package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Dominators;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Allocations sunk into the exits. Where a snapshot holds a box, it holds what is in the box
 * instead, and the box is made when the region is left, if ever. Ranges, iterators and tuples that
 * nothing but snapshots uses become virtual: each exit makes its own, from the same values.
 *
 * <p>Why: an object that escapes on a cold exit alone is allocated on the hot path, and the JVM
 * does not cure it. (Allocation sinking is LuaJIT's name for it.)
 *
 * <pre>{@code
 * v2:ref = box.int v1                 v2:ref = box.int v1
 * poll @s0                      =>    poll @s0
 * s0: main pc 4 {1=v2} cost 0         s0: main pc 4 {1=v1} cost 0
 * }</pre>
 *
 * <p>Relies on: registers keep ints, floats and bools by value, so that no identity is lost; an
 * exit is left by once, so a virtual object is made once. If nothing else uses a box, {@link
 * DeadPass} removes it.
 */
final class SinkPass implements Pass {
  @Override
  public String name() {
    return "sink";
  }

  @Override
  public String documentation() {
    return "lets snapshots hold what is in a box instead of the box";
  }

  @Override
  public void run(Graph graph, PassContext context) {
    for (Snapshot snapshot : graph.snapshots()) {
      snapshot.replaceRegisters(value -> unboxed(value, snapshot, context));
    }
    makeVirtual(graph, context);
  }

  /** Puts off to the exits what nothing but they use; users come before what they use. */
  private static void makeVirtual(Graph graph, PassContext context) {
    Set<Value> needed = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<Value> held = Collections.newSetFromMap(new IdentityHashMap<>());
    graph.snapshots().forEach(snapshot -> snapshot.forEachUse(held::add));
    List<Segment> order = Dominators.of(graph).order();
    for (Segment segment : order) {
      for (Instruction instruction : segment.instructions()) {
        instruction.targets().forEach(target -> needed.addAll(target.args()));
        instruction.handler().ifPresent(target -> needed.addAll(target.args()));
      }
    }
    for (int i = order.size() - 1; i >= 0; i--) {
      List<Instruction> instructions = order.get(i).instructions();
      for (int j = instructions.size() - 1; j >= 0; j--) {
        Instruction instruction = instructions.get(j);
        boolean virtual =
            instruction.canBeVirtual()
                && held.contains(instruction)
                && !needed.contains(instruction);
        if (virtual != instruction.isVirtual()) {
          instruction.setVirtual(virtual);
          context.changed(
              instruction, "object", virtual ? "is made in the exits alone" : "is made here again");
        }
        (virtual ? held : needed).addAll(instruction.args());
      }
    }
  }

  private static Value unboxed(Value value, Snapshot snapshot, PassContext context) {
    if (!(value instanceof Instruction box) || !isBox(box.op())) {
      return value;
    }
    context.changed(box, "box", "in " + snapshot + " is " + box.arg(0));
    return box.arg(0);
  }

  private static boolean isBox(Op op) {
    return op == Op.BOX_INT || op == Op.BOX_FLOAT || op == Op.BOX_BOOL;
  }
}
