/**
 * The tracing JIT: hot loops are recorded while the interpreter runs them, joined into a region,
 * optimised, and compiled to JVM bytecode. Start reading at {@link dev.hotspur.jit.TracingJit},
 * which wires the packages: {@code record} makes the graph, {@code opt} improves it, {@code
 * codegen} emits it, {@code region} keeps what is installed. They know {@code ir} and not each
 * other.
 */
package dev.hotspur.jit;
