package dev.hotspur.tools.graph;

import dev.hotspur.assembler.edit.BasicBlock;
import dev.hotspur.assembler.edit.ControlEdge;
import dev.hotspur.assembler.edit.ControlFlowGraph;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A drawing of control-flow graphs as SVG, one under the other. Its colours follow the viewer's
 * light or dark mode; it needs nothing from outside.
 */
public final class SvgGraph {
  private static final double CHARACTER = 7.25;
  private static final double LINE = 17;
  private static final double PADDING = 10;
  private static final double HEADER = 24;
  private static final double TITLE = 44;
  private static final double LEGEND = 40;
  private static final double LEGEND_CHARACTER = 6;
  private static final double LEAST_WIDTH = 600;
  private static final double CORNER = 6;

  private static final String STYLE =
      """
      <style>
        .page { fill: #ffffff; }
        .title { font: 600 15px system-ui, "DejaVu Sans", sans-serif; fill: #1f2328; }
        .small { font: 11px system-ui, "DejaVu Sans", sans-serif; fill: #59636e; }
        .code { font: 12px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace;
          fill: #1f2328; white-space: pre; }
        .name { font-weight: 700; }
        .box { fill: #f6f8fa; }
        .outline { fill: none; stroke: #afb8c1; }
        .head { stroke: #0969da; stroke-width: 1.6; }
        .unreached { stroke-dasharray: 4 3; }
        .bar { fill: #eaeef2; }
        .head-bar { fill: #ddf4ff; }
        .handler-bar { fill: #ffebe9; }
        .way { fill: none; stroke: #6e7781; stroke-width: 1.3; }
        .back { stroke: #0969da; stroke-width: 1.8; }
        .exception { stroke: #cf222e; stroke-dasharray: 5 4; }
        .tip { fill: #6e7781; } .back-tip { fill: #0969da; } .exception-tip { fill: #cf222e; }
        @media (prefers-color-scheme: dark) {
          .page { fill: #0d1117; }
          .title, .code { fill: #e6edf3; }
          .small { fill: #9198a1; }
          .box { fill: #151b23; } .outline { stroke: #3d444d; }
          .head { stroke: #4493f8; }
          .bar { fill: #212830; } .head-bar { fill: #13294b; } .handler-bar { fill: #3c1618; }
          .way { stroke: #9198a1; } .back { stroke: #4493f8; } .exception { stroke: #f85149; }
          .tip { fill: #9198a1; } .back-tip { fill: #4493f8; } .exception-tip { fill: #f85149; }
        }
      </style>
      <defs>
      """;

  private final StringBuilder body = new StringBuilder();
  private double width = LEAST_WIDTH;
  private double height;

  private SvgGraph() {}

  /** All graphs as one document. */
  public static String of(List<FunctionGraph> functions) {
    SvgGraph drawing = new SvgGraph();
    functions.forEach(drawing::function);
    drawing.legend();
    return drawing.document();
  }

  private String document() {
    StringBuilder out = new StringBuilder();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(number(width));
    out.append("\" height=\"").append(number(height)).append("\" viewBox=\"0 0 ");
    out.append(number(width)).append(' ').append(number(height)).append("\">\n").append(STYLE);
    for (String kind : List.of("", "back-", "exception-")) {
      out.append("  <marker id=\"").append(kind).append("tip\" viewBox=\"0 0 10 10\" refX=\"9\"");
      out.append(" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"");
      out.append(" markerUnits=\"userSpaceOnUse\"><path class=\"").append(kind);
      out.append("tip\" d=\"M0 0.5 L10 5 L0 9.5 z\"/></marker>\n");
    }
    out.append("</defs>\n<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
    return out.append(body).append("</svg>\n").toString();
  }

  private void function(FunctionGraph function) {
    ControlFlowGraph graph = function.graph();
    List<Box> sizes = graph.blocks().stream().map(block -> size(function, block)).toList();
    GraphLayout layout = new GraphLayout(sizes, graph.edges());
    text("title", PADDING * 2, height + PADDING * 3, function.path());
    body.append("<g transform=\"translate(0 ").append(number(height + TITLE)).append(")\">\n");
    for (ControlEdge edge : graph.edges()) {
      way(layout.route(edge), kind(graph, edge));
    }
    for (BasicBlock block : graph.blocks()) {
      block(function, block, layout.box(block.number()));
    }
    body.append("</g>\n");
    width = Math.max(width, layout.width());
    height += TITLE + layout.height();
  }

  private static Box size(FunctionGraph function, BasicBlock block) {
    int columns = heading(function, block).length() + 2;
    for (String line : function.lines(block)) {
      columns = Math.max(columns, line.codePointCount(0, line.length()));
    }
    double boxWidth = columns * CHARACTER + 2 * PADDING;
    double boxHeight = HEADER + block.size() * LINE + PADDING;
    return new Box(0, 0, Math.ceil(boxWidth), boxHeight);
  }

  private static String heading(FunctionGraph function, BasicBlock block) {
    String role = function.role(block);
    String lines = function.sourceLines(block);
    List<String> words = new ArrayList<>(List.of(FunctionGraph.name(block.number())));
    words.addAll(role.isEmpty() ? List.of() : List.of(role));
    words.addAll(lines.isEmpty() ? List.of() : List.of(lines));
    return String.join("  ", words);
  }

  private void block(FunctionGraph function, BasicBlock block, Box at) {
    ControlFlowGraph graph = function.graph();
    boolean isHead = graph.loops().isHead(block.number());
    boolean isHandler = function.role(block).contains("handler");
    String bar = isHead ? "head-bar" : isHandler ? "handler-bar" : "bar";
    String kind = (isHead ? " head" : "") + (graph.isReachable(block) ? "" : " unreached");
    String path =
        "M%s %s v-%s a6 6 0 0 1 6 -6 h%s a6 6 0 0 1 6 6 v%s z"
            .formatted(
                number(at.x()),
                number(at.y() + HEADER),
                number(HEADER - CORNER),
                number(at.width() - 2 * CORNER),
                number(HEADER - CORNER));
    rectangle("box", at);
    body.append("<path class=\"").append(bar).append("\" d=\"").append(path).append("\"/>\n");
    rectangle("outline" + kind, at);
    String name = FunctionGraph.name(block.number());
    text("code name", at.x() + PADDING, at.y() + LINE, name);
    String rest = heading(function, block).substring(name.length()).strip();
    double restAt = at.x() + PADDING + (name.length() + 2) * CHARACTER;
    text("small", restAt, at.y() + LINE - 1, rest);
    double y = at.y() + HEADER + LINE;
    for (String line : function.lines(block)) {
      text("code", at.x() + PADDING, y, line);
      y += LINE;
    }
  }

  private void rectangle(String kind, Box at) {
    body.append("<rect class=\"").append(kind).append("\" x=\"").append(number(at.x()));
    body.append("\" y=\"").append(number(at.y())).append("\" width=\"");
    body.append(number(at.width())).append("\" height=\"").append(number(at.height()));
    body.append("\" rx=\"").append(number(CORNER)).append("\"/>\n");
  }

  private static String kind(ControlFlowGraph graph, ControlEdge edge) {
    if (edge.kind() == ControlEdge.Kind.EXCEPTION) {
      return "exception";
    }
    return graph.isBackEdge(edge) ? "back" : "";
  }

  /** A line with rounded corners and an arrow at its end. */
  private void way(List<Point2D.Double> points, String kind) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Point2D.Double point = points.get(i);
      if (i == 0 || i == points.size() - 1) {
        path.append(i == 0 ? 'M' : 'L').append(pair(point)).append(' ');
      } else {
        path.append('L').append(pair(near(point, points.get(i - 1)))).append(" Q");
        path.append(pair(point)).append(' ').append(pair(near(point, points.get(i + 1))));
        path.append(' ');
      }
    }
    body.append("<path class=\"way ")
        .append(kind)
        .append("\" d=\"")
        .append(path.toString().strip());
    body.append("\" marker-end=\"url(#").append(kind.isEmpty() ? "" : kind + "-");
    body.append("tip)\"/>\n");
  }

  /** The point on the way to another at which a corner begins to be round. */
  private static Point2D.Double near(Point2D.Double corner, Point2D.Double other) {
    double distance = corner.distance(other);
    double part = distance == 0 ? 0 : Math.min(CORNER, distance / 2) / distance;
    return new Point2D.Double(
        corner.x + (other.x - corner.x) * part, corner.y + (other.y - corner.y) * part);
  }

  private static String pair(Point2D.Double point) {
    return number(point.x) + " " + number(point.y);
  }

  private void legend() {
    double y = height + LEGEND / 2;
    double x = 2 * PADDING;
    for (String[] entry :
        List.of(
            new String[] {"", "next or jump"},
            new String[] {"back", "back to the head of a loop"},
            new String[] {"exception", "to the handler of an exception"})) {
      way(List.of(new Point2D.Double(x, y), new Point2D.Double(x + 28, y)), entry[0]);
      text("small", x + 36, y + 4, entry[1]);
      x += 56 + entry[1].length() * LEGEND_CHARACTER;
    }
    height += LEGEND;
  }

  private void text(String kind, double x, double y, String text) {
    body.append("<text class=\"").append(kind).append("\" x=\"").append(number(x));
    body.append("\" y=\"").append(number(y)).append("\" xml:space=\"preserve\">");
    body.append(escaped(text)).append("</text>\n");
  }

  /** Text as XML has it; characters that XML cannot have are shown by a replacement. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return out.toString();
  }

  private static boolean isXml(int c) {
    return c == '\t' || (c >= ' ' && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c > 0xFFFF;
  }

  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
