package dev.hotspur.assembler.print;

/**
 * What a disassembly shows beside the instructions.
 *
 * @param locations {@code .file} and {@code .loc} lines, with which the text assembles to a module
 *     that is equal in everything, positions included
 * @param offsets each instruction's offset, as a comment
 * @param positions each instruction's place in its source, as a comment
 * @param depths the number of values on the stack before each instruction, as a comment
 */
public record PrintOptions(boolean locations, boolean offsets, boolean positions, boolean depths) {
  /** Nothing but the program. */
  public static final PrintOptions PLAIN = new PrintOptions(false, false, false, false);

  /** The program with all that is needed to get an equal module back. */
  public static final PrintOptions EXACT = new PrintOptions(true, false, false, false);

  /** The program with all comments. */
  public static final PrintOptions COMMENTED = new PrintOptions(false, true, true, true);

  /** Whether instructions have comments. */
  boolean hasComments() {
    return offsets || positions || depths;
  }
}
