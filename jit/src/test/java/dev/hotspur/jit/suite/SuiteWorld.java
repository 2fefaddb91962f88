package dev.hotspur.jit.suite;

import dev.hotspur.vm.spi.World;
import java.util.List;
import java.util.Optional;

/** A world that keeps the output and has nothing else; its clock stands still. */
final class SuiteWorld implements World {
  private final StringBuilder output = new StringBuilder();

  String output() {
    return output.toString();
  }

  @Override
  public List<String> arguments() {
    return List.of();
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
