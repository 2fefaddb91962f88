package dev.hotspur.assembler.emit;

import dev.hotspur.assembler.syntax.SourceLocation;
import java.util.Optional;

/**
 * Where a function comes from, as its code object says.
 *
 * @param file the file
 * @param line the line where it begins
 */
record FunctionOrigin(String file, int line) {
  /** The place that a {@code .loc} before the function names, or else where it is written. */
  static FunctionOrigin of(Optional<SourceLocation.Target> location, FunctionOrigin written) {
    return location
        .map(target -> new FunctionOrigin(target.file(), target.position().line()))
        .orElse(written);
  }
}
