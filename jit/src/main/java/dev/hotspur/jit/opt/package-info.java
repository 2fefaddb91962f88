/**
 * The optimiser: passes over the trace IR, as an ordered list in {@link
 * dev.hotspur.jit.opt.Passes}, one file a pass. Each pass begins with what it does, why, and what
 * it relies on; each can be switched off by its name.
 *
 * <p>This package knows the IR and the machine's arithmetic. It does not know how graphs come about
 * or what becomes of them.
 */
package dev.hotspur.jit.opt;
