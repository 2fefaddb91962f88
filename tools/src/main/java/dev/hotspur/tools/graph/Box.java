package dev.hotspur.tools.graph;

/**
 * A rectangle in a drawing, in pixels.
 *
 * @param x left
 * @param y top
 */
record Box(double x, double y, double width, double height) {}
