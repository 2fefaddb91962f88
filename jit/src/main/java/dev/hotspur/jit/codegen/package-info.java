/**
 * From a graph to a JVM method, with ASM: typed locals, one shared tail that writes the state back,
 * one handler for what operations throw, constants as static finals of a hidden class. This package
 * must not know how graphs are made or optimised.
 */
package dev.hotspur.jit.codegen;
