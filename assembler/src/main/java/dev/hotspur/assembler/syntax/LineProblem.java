package dev.hotspur.assembler.syntax;

/**
 * The rest of a line cannot be read. It has been reported; whoever reads lines goes on with the
 * next one.
 */
final class LineProblem extends Exception {
  private static final long serialVersionUID = 1L;

  LineProblem() {
    super("a line cannot be read", null, false, false);
  }
}
