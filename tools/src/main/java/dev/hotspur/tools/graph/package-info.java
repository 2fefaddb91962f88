/**
 * Control-flow graphs as text, as JSON, for Graphviz, and drawn. ELK, which lays drawings out, is
 * used in {@link dev.hotspur.tools.graph.GraphLayout} alone.
 */
package dev.hotspur.tools.graph;
