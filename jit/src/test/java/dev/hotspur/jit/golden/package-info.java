/** What compiled loops look like, kept as files. */
package dev.hotspur.jit.golden;
