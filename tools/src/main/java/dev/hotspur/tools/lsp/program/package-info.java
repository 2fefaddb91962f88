/**
 * What the text of a program means to an editor: which word stands for which function, variable or
 * label, how deep the stack is where, which block a line is in. Knows the assembler and nothing of
 * the protocol that editors speak.
 */
package dev.hotspur.tools.lsp.program;
