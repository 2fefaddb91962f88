/** What is compiled when, and what is given up. */
package dev.hotspur.jit.selection;
