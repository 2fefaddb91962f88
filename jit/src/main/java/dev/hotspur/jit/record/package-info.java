/**
 * From a running loop or function to a graph: the recorder watches the interpreter and adds what it
 * sees to the profile, and the builder makes the region's graph of it.
 *
 * <p>Every recorded program point is keyed by its place in the code, so paths that meet again join
 * by themselves, an inner loop is a loop of the graph, and a single recorded path is the special
 * case that the textbooks call a trace. This package must not know how graphs are optimised or
 * emitted.
 */
package dev.hotspur.jit.record;
