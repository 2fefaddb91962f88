package dev.hotspur.vm.bytecode;

/**
 * A row of the exception table: an exception raised by an instruction from {@code start} up to but
 * not including {@code end} continues at {@code handler}, with the stack cut to {@code depth}
 * values and the exception pushed. The first row that covers the instruction counts, so inner
 * blocks come before outer ones. Rows cost nothing until something is raised (CPython 3.11's
 * zero-cost exceptions).
 *
 * @param start offset of the first instruction covered
 * @param end offset after the last instruction covered
 * @param handler offset of the handler
 * @param depth number of values on the stack that the handler keeps
 */
public record ExceptionEntry(int start, int end, int handler, int depth) {}
