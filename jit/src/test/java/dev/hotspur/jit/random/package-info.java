/**
 * Random programs: made, printed as assembly and as Python, run in every way the machine can run
 * them, compared, and reduced where something differs. The generator knows the language and nothing
 * of the JIT.
 */
package dev.hotspur.jit.random;
