/**
 * Programs to measure and to learn from: each one as text for the machine, as the same algorithm in
 * Java, and with the results that both must have. Start reading at {@link
 * dev.hotspur.workloads.Workloads}.
 *
 * <p>Knows how to assemble a program, but no compiler and no way to measure time.
 */
package dev.hotspur.workloads;
