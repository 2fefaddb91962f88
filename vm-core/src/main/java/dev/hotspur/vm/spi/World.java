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

  /** Nanoseconds since 1970, as {@code time.time_ns()} gives them. */
  default long timeNanos() {
    return Math.round(time() * 1e9);
  }

  /** Nanoseconds from an arbitrary origin; never goes back. */
  long nanoTime();

  /**
   * 64 bits that a program cannot foresee, to seed random numbers with. A world without a better
   * source takes its clock.
   */
  default long entropy() {
    return nanoTime();
  }

  /**
   * Lets time pass. A world without a time of its own returns at once.
   *
   * @param nanos how long, in nanoseconds; not negative
   */
  default void sleep(long nanos) {}

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
