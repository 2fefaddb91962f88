/** Instruction frequencies: counted in the code or in a run, as text and as JSON. */
package dev.hotspur.tools.count;
