package dev.hotspur.jit.runtime;

import dev.hotspur.vm.bytecode.Code;

/**
 * A place in the program.
 *
 * @param code the code
 * @param pc the offset of an instruction
 */
public record CodePlace(Code code, int pc) {}
