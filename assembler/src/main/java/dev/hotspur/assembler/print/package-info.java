/**
 * Module to text, and the instruction table to a page of documentation.
 *
 * <p>What is printed here is read by {@link dev.hotspur.assembler.Assembler} as the same module.
 * The package does not read text.
 */
package dev.hotspur.assembler.print;
