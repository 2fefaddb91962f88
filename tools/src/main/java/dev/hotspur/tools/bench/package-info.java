/**
 * Measures workloads by JMH, in processes of their own: what is going to be measured, with which
 * Java and jar, and how to start it. What is measured and how it is compared is the business of the
 * module {@code benchmarks}, which is known here as a jar only.
 */
package dev.hotspur.tools.bench;
