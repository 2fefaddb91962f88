/**
 * The binary form of modules, {@code .spurc}: {@link dev.hotspur.assembler.binary.BinaryWriter}
 * writes it and {@link dev.hotspur.assembler.binary.BinaryReader} reads it. The format is described
 * in {@code docs/binary-format.md}.
 *
 * <p>What is read is checked byte by byte, but is still only a module: the verifier decides whether
 * it may run. The package knows neither text nor files.
 */
package dev.hotspur.assembler.binary;
