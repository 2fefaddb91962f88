package dev.hotspur.vm.value;

/**
 * One frame that an exception has left: where it was and in which function.
 *
 * @param file the source file as the position table names it
 * @param line the line, from 1
 * @param function the function's name
 */
public record TracebackEntry(String file, int line, String function) {}
