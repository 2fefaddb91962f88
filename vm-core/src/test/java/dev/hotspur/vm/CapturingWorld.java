package dev.hotspur.vm;

import dev.hotspur.vm.spi.World;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the output of a program for tests, those of other modules among them; no input, and a clock
 * that stands still.
 */
public class CapturingWorld implements World {
  private final List<String> arguments;
  private final StringBuilder output = new StringBuilder();

  /** With arguments for the program. */
  public CapturingWorld(String... arguments) {
    this.arguments = List.of(arguments);
  }

  /** What was written so far. */
  public String output() {
    return output.toString();
  }

  @Override
  public List<String> arguments() {
    return arguments;
  }

  @Override
  public double time() {
    return 0;
  }

  @Override
  public long nanoTime() {
    return 0;
  }

  @Override
  public void write(String text) {
    output.append(text);
  }

  @Override
  public Optional<String> readLine() {
    return Optional.empty();
  }
}
