/**
 * The assembler's façade: text to module, with what is wrong with the text.
 *
 * <p>Knows the machine's bytecode and nothing about how it is run.
 */
package dev.hotspur.assembler;
