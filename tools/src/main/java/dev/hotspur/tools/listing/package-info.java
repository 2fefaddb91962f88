/** Disassemblies in colour, as JSON, and with what a run has left behind. Runs nothing itself. */
package dev.hotspur.tools.listing;
