package dev.hotspur.assembler.syntax;

import java.util.Optional;

/** Finds the text of included files. The assembler itself reads no files. */
@FunctionalInterface
public interface IncludeResolver {
  /**
   * The text of a file.
   *
   * @param path what {@code .include} says
   * @param from the name of the file that says it
   * @return the file's name as messages shall show it and its text, or nothing if there is no such
   *     file
   * @throws IncludeException if there is more to say about why it cannot be had
   */
  Optional<Included> resolve(String path, String from) throws IncludeException;

  /**
   * A file that was found.
   *
   * @param file its name, which is the same whenever the same file is found
   * @param text its text
   */
  record Included(String file, String text) {}
}
