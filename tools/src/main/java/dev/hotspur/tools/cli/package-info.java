/**
 * Command lines: what each verb takes, as data, and the two readers of it. The quick reader knows
 * correct command lines only and serves {@code run}, which has to start fast; picocli reads all
 * others, explains mistakes and prints the help.
 */
package dev.hotspur.tools.cli;
