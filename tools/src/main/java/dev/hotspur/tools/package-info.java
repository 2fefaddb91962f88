/**
 * The command {@code hotspur}. Start reading at {@link dev.hotspur.tools.Main}, which finds the
 * verb and sees to it that whatever happens ends with an exit code and a line that can be
 * understood.
 */
package dev.hotspur.tools;
