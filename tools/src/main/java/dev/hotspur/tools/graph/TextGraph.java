package dev.hotspur.tools.graph;

import dev.hotspur.assembler.edit.BasicBlock;
import dev.hotspur.assembler.edit.ControlEdge;
import dev.hotspur.tools.console.Paint;
import java.util.ArrayList;
import java.util.List;

/** A control-flow graph for readers: block by block, those in loops further to the right. */
public final class TextGraph {
  private static final String STEP = "  ";

  private TextGraph() {}

  /** The graph of one function; ends with a newline. */
  public static String of(FunctionGraph function, Paint paint) {
    StringBuilder out = new StringBuilder();
    var graph = function.graph();
    String size =
        count(graph.blocks().size(), "block")
            + ", "
            + count(graph.edges().size(), "edge")
            + ", "
            + count(graph.loops().count(), "loop");
    out.append(paint.heading("function " + function.path())).append("  ").append(size).append('\n');
    for (BasicBlock block : graph.blocks()) {
      out.append('\n');
      block(function, block, paint, out);
    }
    return out.toString();
  }

  private static String count(int number, String word) {
    return number + " " + word + (number == 1 ? "" : "s");
  }

  private static void block(
      FunctionGraph function, BasicBlock block, Paint paint, StringBuilder out) {
    int depth = function.graph().loops().depth(block.number());
    String margin = STEP.repeat(depth);
    List<String> facts = new ArrayList<>();
    String role = function.role(block);
    if (!role.isEmpty()) {
      facts.add(role);
    }
    if (depth > 0) {
      facts.add("loop depth " + depth);
    }
    String lines = function.sourceLines(block);
    if (!lines.isEmpty()) {
      facts.add(lines);
    }
    out.append(margin).append(paint.place(FunctionGraph.name(block.number()) + ":"));
    out.append(facts.isEmpty() ? "" : "  " + paint.dim(String.join(", ", facts))).append('\n');
    ways("from", function, function.graph().predecessors(block), true, margin, paint, out);
    for (String line : function.lines(block)) {
      out.append(margin).append(STEP).append(line).append('\n');
    }
    ways("to", function, function.graph().successors(block), false, margin, paint, out);
  }

  private static void ways(
      String word,
      FunctionGraph function,
      List<ControlEdge> edges,
      boolean isInto,
      String margin,
      Paint paint,
      StringBuilder out) {
    if (edges.isEmpty()) {
      return;
    }
    List<String> ways = new ArrayList<>();
    for (ControlEdge edge : edges) {
      String other = FunctionGraph.name(isInto ? edge.from() : edge.to());
      String back = function.graph().isBackEdge(edge) ? ", back" : "";
      ways.add(other + " (" + edge.kind().word() + back + ")");
    }
    out.append(margin).append(STEP);
    out.append(paint.dim(word + " " + String.join(", ", ways))).append('\n');
  }
}
