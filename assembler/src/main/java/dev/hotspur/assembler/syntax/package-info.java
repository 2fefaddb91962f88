/**
 * Text to syntax tree: the lexer, the parser, the records that a program is read into, and the
 * diagnostics that speak of places in the text.
 *
 * <p>This package knows the shape of the language and none of its meaning: which instructions there
 * are, what their operands mean and what the machine supports is found out by whoever walks the
 * tree.
 */
package dev.hotspur.assembler.syntax;
