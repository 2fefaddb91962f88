/**
 * Measures the workloads with JMH: interpreted, traced, and as hand-written Java. Start reading at
 * {@link dev.hotspur.benchmarks.WorkloadBenchmark}; {@link dev.hotspur.benchmarks.Report} runs it
 * and compares.
 *
 * <p>{@link dev.hotspur.benchmarks.AssemblerBenchmark} measures the assembler.
 *
 * <p>Every result is checked, so that nothing is measured that computes something else.
 */
package dev.hotspur.benchmarks;
