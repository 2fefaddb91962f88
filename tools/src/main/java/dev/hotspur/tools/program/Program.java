package dev.hotspur.tools.program;

import dev.hotspur.assembler.binary.SourceStamp;
import dev.hotspur.vm.bytecode.VerifiedModule;
import dev.hotspur.vm.value.Tracebacks;
import java.util.List;
import java.util.function.Supplier;

/**
 * A program that may be run, with its text.
 *
 * @param module what runs
 * @param lines the source lines, for tracebacks
 * @param stamps tells how the files were that the program was assembled from
 */
public record Program(
    VerifiedModule module, Tracebacks.Lines lines, Supplier<List<SourceStamp>> stamps) {}
