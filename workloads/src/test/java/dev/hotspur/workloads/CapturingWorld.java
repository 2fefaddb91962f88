package dev.hotspur.workloads;

import dev.hotspur.vm.spi.World;
import java.util.List;
import java.util.Optional;

/** Arguments and an output to look at; no input, and a clock that stands still. */
final class CapturingWorld implements World {
  private final List<String> arguments;
  private final StringBuilder output = new StringBuilder();

  CapturingWorld(String... arguments) {
    this.arguments = List.of(arguments);
  }

  String output() {
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
