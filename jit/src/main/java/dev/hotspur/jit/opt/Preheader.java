package dev.hotspur.jit.opt;

import dev.hotspur.jit.ir.Block;
import dev.hotspur.jit.ir.Edge;
import dev.hotspur.jit.ir.Graph;
import dev.hotspur.jit.ir.Instruction;
import dev.hotspur.jit.ir.Loop;
import dev.hotspur.jit.ir.Op;
import dev.hotspur.jit.ir.Segment;
import dev.hotspur.jit.ir.Value;
import java.util.ArrayList;
import java.util.List;

/** The place before a loop for what is to be done once. */
final class Preheader {
  private Preheader() {}

  /**
   * The block before a loop that every way into it ends with, and that jumps to its header at its
   * end; it is made if there is none.
   */
  static Block of(Loop loop, Graph graph) {
    Block header = loop.header().block();
    List<Edge> entering = entering(loop);
    if (entering.size() == 1 && entering.get(0).source().op() == Op.JUMP) {
      return entering.get(0).from();
    }
    Block preheader = graph.newBlockBefore(header);
    List<Value> parameters = new ArrayList<>();
    header.parameters().forEach(each -> parameters.add(preheader.addParameter(each.type())));
    preheader.jump(header, parameters.toArray(Value[]::new));
    entering.forEach(edge -> edge.retarget(edge.target().withBlock(preheader)));
    return preheader;
  }

  /** The ways into a loop from outside. */
  static List<Edge> entering(Loop loop) {
    List<Edge> result = new ArrayList<>();
    for (Segment predecessor : loop.header().predecessors()) {
      Instruction source = predecessor.last();
      for (int slot = Edge.HANDLER; slot < source.targets().size(); slot++) {
        Edge edge = new Edge(predecessor.block(), source, slot);
        if (!loop.contains(predecessor)
            && edge.leadsTo(loop.header().block())
            && !result.contains(edge)) {
          result.add(edge);
        }
      }
    }
    return result;
  }
}
