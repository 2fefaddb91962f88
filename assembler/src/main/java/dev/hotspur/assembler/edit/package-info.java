/**
 * Code objects as something to analyse and to change: the control-flow graph and what follows from
 * it. Works on verified code; does not read or write text.
 */
package dev.hotspur.assembler.edit;
