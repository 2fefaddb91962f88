/**
 * The language server: what an editor asks about a program, answered by the assembler's own reading
 * of it. Start at {@link dev.hotspur.tools.lsp.Session}; {@link
 * dev.hotspur.tools.lsp.TextDocuments} has one method for each kind of question and one class for
 * each kind of answer. Nothing but protocol goes to the output.
 */
package dev.hotspur.tools.lsp;
