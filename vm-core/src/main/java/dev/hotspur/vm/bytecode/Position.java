package dev.hotspur.vm.bytecode;

/**
 * Where an instruction stands in a source file. Lines and columns count from 1; 0 means unknown.
 *
 * @param line first line
 * @param column first column, in characters
 * @param endLine last line
 * @param endColumn column after the last character
 */
public record Position(int line, int column, int endLine, int endColumn) {
  /** The position of an instruction that came from no source. */
  public static final Position UNKNOWN = new Position(0, 0, 0, 0);

  /** A position within one line. */
  public static Position of(int line, int column, int endColumn) {
    return new Position(line, column, line, endColumn);
  }
}
