/**
 * Syntax tree to module: names become indices, macros and {@code .try} blocks become instructions,
 * and every instruction gets its position.
 *
 * <p>What instructions there are, and what their operands mean, is asked of the instruction table.
 * The package does not read text and does not run anything.
 */
package dev.hotspur.assembler.emit;
