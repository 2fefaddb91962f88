package dev.hotspur.tools.program;

import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.value.Tracebacks;

/**
 * A program that may be run, with its text.
 *
 * @param module what runs
 * @param lines the source lines, for tracebacks
 */
public record Program(VerifiedModule module, Tracebacks.Lines lines) {}
