package dev.hotspur.assembler.syntax;

import dev.hotspur.vm.bytecode.Position;
import java.util.Optional;

/**
 * What {@code .loc} says.
 *
 * @param place file and position; without it the assembly source is the place again
 */
public record SourceLocation(Optional<Target> place) {
  /**
   * A place in another language's source.
   *
   * @param file the file's name
   * @param position the position, whose parts may be 0 for unknown
   */
  public record Target(String file, Position position) {}
}
