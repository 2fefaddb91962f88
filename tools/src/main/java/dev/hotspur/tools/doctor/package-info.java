/** What the machine offers on which the command runs, and what to do where something is missing. */
package dev.hotspur.tools.doctor;
