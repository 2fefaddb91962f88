package dev.hotspur.assembler.syntax;

/** A file cannot be included. */
public final class IncludeException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Says why; this is what the program's author is told. */
  public IncludeException(String message) {
    super(message);
  }
}
