/**
 * What a program is made of: the instruction table, immutable code objects and modules, and the
 * verifier that every module passes before it runs.
 *
 * <p>This package knows nothing about how instructions are executed. The table in {@link
 * dev.hotspur.vm.bytecode.Opcode} is the one source from which the assembler, the disassembler, the
 * verifier and the documentation are derived.
 */
package dev.hotspur.vm.bytecode;
