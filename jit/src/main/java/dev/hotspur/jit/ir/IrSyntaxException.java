package dev.hotspur.jit.ir;

/** The text is no graph; the message begins with the number of the line. */
public final class IrSyntaxException extends RuntimeException {
  private static final long serialVersionUID = 1;

  IrSyntaxException(int line, String message) {
    super("line " + line + ": " + message);
  }
}
