package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Snapshot;
import dev.hotspur.jit.ir.Value;

/**
 * Boxes sunk into the exits: where a snapshot holds a box, it holds what is in the box instead, and
 * the box is made when the region is left, if ever.
 *
 * <p>Why: a box that escapes on a cold exit alone is allocated on the hot path, and the JVM does
 * not cure it.
 *
 * <pre>{@code
 * v2:ref = box.int v1                 v2:ref = box.int v1
 * poll @s0                      =>    poll @s0
 * s0: main pc 4 {1=v2} cost 0         s0: main pc 4 {1=v1} cost 0
 * }</pre>
 *
 * <p>Relies on: registers keep ints, floats and bools by value, so that no identity is lost. If
 * nothing else uses the box, {@link DeadPass} removes it.
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
