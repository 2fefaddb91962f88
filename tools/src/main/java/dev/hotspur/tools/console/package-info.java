/**
 * What the command talks through: its streams, colours, exit codes, and the ways in which it can
 * fail. Knows nothing of programs or machines.
 */
package dev.hotspur.tools.console;
