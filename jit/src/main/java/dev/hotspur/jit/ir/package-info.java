/**
 * The intermediate representation of a region: linear SSA in blocks with parameters, typed, with
 * guards that carry snapshots, printed and parsed as text.
 *
 * <p>This package knows nothing of how regions are recorded, optimised or emitted, and imports
 * nothing else of the JIT.
 */
package dev.hotspur.jit.ir;
