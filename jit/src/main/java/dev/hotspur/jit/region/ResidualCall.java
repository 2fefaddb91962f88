package dev.hotspur.jit.region;

import dev.hotspur.jit.runtime.CallTarget;
import dev.hotspur.jit.runtime.CodePlace;
import java.util.Optional;

/**
 * A call that compiled code makes to the runtime, or to a function of the program.
 *
 * @param pc the offset of the instruction that it does
 * @param inlined where that is if it is in a function that is inlined; {@code pc} is its call
 * @param name the routine's name in the printed IR
 * @param operands what it is called with, in words
 * @param loopDepth how many loops of the region it is in
 * @param callee the function of the program that is called, if it is one
 */
public record ResidualCall(
    int pc,
    Optional<CodePlace> inlined,
    String name,
    String operands,
    int loopDepth,
    Optional<CallTarget> callee) {}
