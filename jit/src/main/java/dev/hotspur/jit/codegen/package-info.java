/**
 * From a graph to a JVM method, with ASM: typed locals, a method for each exit that writes the
 * state back, a handler at its own exit for what an operation throws, constants as static finals of
 * a hidden class. This package must not know how graphs are made or optimised.
 */
package dev.hotspur.jit.codegen;
