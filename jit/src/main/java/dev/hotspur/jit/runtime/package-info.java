/**
 * What emitted code runs on: its superclass, the routines it calls, and the table of its side
 * exits. This package knows nothing of graphs and of how code is emitted.
 */
package dev.hotspur.jit.runtime;
