package dev.hotspur.vm;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a program saw and touched of the world in one run, in order: enough to run it
 * again, to any instruction, without that world.
 *
 * @param arguments the program's arguments
 * @param entries what was asked and answered
 */
public record Recording(List<String> arguments, List<Entry> entries) {
  /** Copies the lists. */
  public Recording {
    arguments = List.copyOf(arguments);
    entries = List.copyOf(entries);
  }

  /** One look at the world, or one change of it. */
  public sealed interface Entry {
    /** The time of day was asked for. */
    record Time(double seconds) implements Entry {}

    /** The time of day was asked for in nanoseconds. */
    record TimeNanos(long nanos) implements Entry {}

    /** Random bits were asked for. */
    record Entropy(long bits) implements Entry {}

    /** The clock was read. */
    record Clock(long nanos) implements Entry {}

    /** A line was read; nothing at the end of the input. */
    record Line(Optional<String> text) implements Entry {}

    /** Text was written. */
    record Written(String text) implements Entry {}

    /** Reading or writing failed. */
    record Failed(String message) implements Entry {}
  }
}
