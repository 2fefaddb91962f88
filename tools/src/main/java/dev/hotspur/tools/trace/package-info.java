/** What the JIT did and why, as text for readers and as JSON for programs. */
package dev.hotspur.tools.trace;
