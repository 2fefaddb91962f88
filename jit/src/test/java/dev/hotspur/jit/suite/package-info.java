/** Programs with what they print, run under every setting of the JIT. */
package dev.hotspur.jit.suite;
