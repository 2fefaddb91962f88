/**
 * From a file to a finished run: reading, assembling, making the machine, running it, and telling
 * how it ended.
 */
package dev.hotspur.tools.program;
