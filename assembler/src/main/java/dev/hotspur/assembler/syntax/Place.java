package dev.hotspur.assembler.syntax;

/**
 * A place in a file as people are told of it. It carries what is shown of its line, so that it can
 * be shown when the file is no longer at hand.
 *
 * @param file the file's name
 * @param line the line, from 1
 * @param column the first character's column, from 1; a tab counts as one column
 * @param endColumn the column after the last character, on the same line
 * @param excerpt the line with a caret line under it, without a line end; of a very long line the
 *     part around the place
 */
public record Place(String file, int line, int column, int endColumn, String excerpt) {
  /** The place in the form {@code file:line:column}. */
  @Override
  public String toString() {
    return Escapes.visible(file) + ":" + line + ":" + column;
  }
}
