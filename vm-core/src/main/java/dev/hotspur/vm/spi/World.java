package dev.hotspur.vm.spi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Everything outside the machine that a program can see or touch: time, input, output, arguments.
 * All of it goes through this one interface, so that it can be granted, recorded and replayed.
 */
public interface World {
  /** The program as it was named when it was started; empty if it had no name. */
  default String program() {
    return "";
  }

  /** The arguments of the program, its own name not among them. */
  List<String> arguments();

  /** Seconds since 1970, as {@code time.time()} gives them. */
  double time();

  /** Nanoseconds from an arbitrary origin; never goes back. */
  long nanoTime();

  /**
   * Appends text to the output, encoded as UTF-8.
   *
   * @throws IOException when the output is closed or full
   */
  void write(String text) throws IOException;

  /**
   * The next line of the input without its end, or nothing at the end of the input.
   *
   * @throws IOException when the input cannot be read
   */
  Optional<String> readLine() throws IOException;
}
