package dev.hotspur.tools.graph;

import dev.hotspur.assembler.edit.BasicBlock;
import dev.hotspur.assembler.edit.ControlEdge;
import java.util.List;

/** Control-flow graphs in Graphviz's language, a cluster for each function. */
public final class DotGraph {
  private DotGraph() {}

  /** All graphs as one document. */
  public static String of(List<FunctionGraph> functions) {
    StringBuilder out = new StringBuilder("digraph hotspur {\n");
    out.append("  node [shape=box, style=\"rounded,filled\", fillcolor=\"#f6f8fa\",");
    out.append(" color=\"#57606a\", fontname=\"monospace\", fontsize=10];\n");
    out.append("  edge [color=\"#57606a\", fontname=\"sans-serif\", fontsize=9];\n");
    for (int i = 0; i < functions.size(); i++) {
      function(functions.get(i), i, out);
    }
    return out.append("}\n").toString();
  }

  private static void function(FunctionGraph function, int number, StringBuilder out) {
    String prefix = "f" + number + "_";
    out.append("  subgraph cluster_").append(number).append(" {\n");
    out.append("    label=").append(quoted(function.path())).append(";\n");
    out.append("    fontname=\"sans-serif\"; color=\"#d0d7de\";\n");
    for (BasicBlock block : function.graph().blocks()) {
      out.append("    ").append(prefix).append(FunctionGraph.name(block.number()));
      out.append(" [label=").append(label(function, block)).append(style(function, block));
      out.append("];\n");
    }
    for (ControlEdge edge : function.graph().edges()) {
      out.append("    ").append(prefix).append(FunctionGraph.name(edge.from())).append(" -> ");
      out.append(prefix).append(FunctionGraph.name(edge.to()));
      out.append(" [label=\"").append(edge.kind().word()).append('"');
      out.append(style(function, edge)).append("];\n");
    }
    out.append("  }\n");
  }

  private static String style(FunctionGraph function, BasicBlock block) {
    return function.graph().loops().isHead(block.number()) ? ", color=\"#0969da\", penwidth=2" : "";
  }

  private static String style(FunctionGraph function, ControlEdge edge) {
    if (edge.kind() == ControlEdge.Kind.EXCEPTION) {
      return ", style=dashed, color=\"#cf222e\", fontcolor=\"#cf222e\"";
    }
    return function.graph().isBackEdge(edge) ? ", color=\"#0969da\", penwidth=2" : "";
  }

  /** Each line ends with {@code \l}, which aligns it to the left. */
  private static String label(FunctionGraph function, BasicBlock block) {
    String role = function.role(block);
    String heading = FunctionGraph.name(block.number()) + (role.isEmpty() ? "" : "  " + role);
    StringBuilder text = new StringBuilder("\"").append(escaped(heading)).append("\\l");
    function.lines(block).forEach(line -> text.append(escaped(line)).append("\\l"));
    return text.append('"').toString();
  }

  private static String quoted(String text) {
    return '"' + escaped(text) + '"';
  }

  /** Graphviz knows two escapes here; and it reads entities, so {@code &} is written as one. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("&", "&amp;");
  }
}
