package dev.hotspur.assembler.emit;

import java.util.Map;

/**
 * What the functions of a module share while they are emitted.
 *
 * @param constants the named constants
 * @param budget what the program may still grow by
 * @param macros the macros
 * @param caught the globals that are named as types of exceptions
 * @param listener is told of each function that is emitted
 * @param sources where the instructions of each emitted function stand, by its qualified name
 */
record Program(
    Constants constants,
    Budget budget,
    Macros macros,
    CaughtTypes caught,
    EmitListener listener,
    Map<String, FunctionSource> sources) {}
