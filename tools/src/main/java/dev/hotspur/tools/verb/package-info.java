/**
 * The verbs of the command, one class each. A verb reads its options and calls what does the work.
 */
package dev.hotspur.tools.verb;
