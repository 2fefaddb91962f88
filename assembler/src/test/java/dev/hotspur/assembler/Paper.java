package dev.hotspur.assembler;

import dev.hotspur.vm.spi.World;
import java.util.List;
import java.util.Optional;

/** A world that keeps what is printed; no arguments, no input, and a clock that stands still. */
public final class Paper implements World {
  private final StringBuilder text = new StringBuilder();

  /** What was printed so far. */
  public String text() {
    return text.toString();
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
  public void write(String more) {
    text.append(more);
  }

  @Override
  public Optional<String> readLine() {
    return Optional.empty();
  }
}
