package dev.hotspur.tools.graph;

import dev.hotspur.assembler.edit.ControlEdge;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Places boxes in layers from top to bottom and routes the ways between them: the layered algorithm
 * of the Eclipse Layout Kernel (Schulze, Spönemann, von Hanxleden, "Drawing layered graphs with
 * port constraints", JVLC 25(2), 2014).
 */
final class GraphLayout {
  private static final double MARGIN = 16;
  private static final double BETWEEN_NODES = 36;
  private static final double BETWEEN_LAYERS = 34;
  private static final double BETWEEN_EDGES = 14;

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final List<ElkNode> nodes = new ArrayList<>();
  private final Map<ControlEdge, ElkEdge> edges = new HashMap<>();

  /** A layout of boxes of these sizes. */
  GraphLayout(List<Box> sizes, List<ControlEdge> ways) {
    LayoutMetaDataService.getInstance()
        .registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
    root.setProperty(CoreOptions.PADDING, new ElkPadding(MARGIN));
    root.setProperty(LayeredOptions.SPACING_NODE_NODE, BETWEEN_NODES);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, BETWEEN_LAYERS);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, BETWEEN_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE, BETWEEN_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, BETWEEN_EDGES);
    root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, BETWEEN_EDGES);
    root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
    root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.NETWORK_SIMPLEX);
    for (Box size : sizes) {
      ElkNode node = ElkGraphUtil.createNode(root);
      node.setDimensions(size.width(), size.height());
      node.setProperty(CoreOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
      nodes.add(node);
    }
    for (ControlEdge way : ways) {
      ElkPort out = port(nodes.get(way.from()), PortSide.SOUTH);
      ElkPort in = port(nodes.get(way.to()), PortSide.NORTH);
      edges.put(way, ElkGraphUtil.createSimpleEdge(out, in));
    }
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
  }

  private static ElkPort port(ElkNode node, PortSide side) {
    ElkPort port = ElkGraphUtil.createPort(node);
    port.setProperty(CoreOptions.PORT_SIDE, side);
    return port;
  }

  double width() {
    return root.getWidth();
  }

  double height() {
    return root.getHeight();
  }

  /** Where a box has come to lie. */
  Box box(int number) {
    ElkNode node = nodes.get(number);
    return new Box(node.getX(), node.getY(), node.getWidth(), node.getHeight());
  }

  /** The corners of a way, its ends included. */
  List<Point2D.Double> route(ControlEdge way) {
    List<Point2D.Double> points = new ArrayList<>();
    for (ElkEdgeSection section : edges.get(way).getSections()) {
      points.add(new Point2D.Double(section.getStartX(), section.getStartY()));
      for (ElkBendPoint bend : section.getBendPoints()) {
        points.add(new Point2D.Double(bend.getX(), bend.getY()));
      }
      points.add(new Point2D.Double(section.getEndX(), section.getEndY()));
    }
    return points;
  }
}
