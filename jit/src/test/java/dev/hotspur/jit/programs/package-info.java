/**
 * Programs that say what they do: {@code ; expect:} a line of the output, {@code ; expect error:}
 * the last line of the traceback, {@code ; expect instructions:} how many are executed.
 */
package dev.hotspur.jit.programs;
