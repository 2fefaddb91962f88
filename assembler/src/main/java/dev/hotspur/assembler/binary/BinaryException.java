package dev.hotspur.assembler.binary;

/** Bytes are no module in the binary form. */
public final class BinaryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;
  private final String reason;

  BinaryException(int offset, String reason) {
    super("byte " + offset + ": " + reason);
    this.offset = offset;
    this.reason = reason;
  }

  /** The byte that is wrong, counted from 0; the number of bytes when more were expected. */
  public int offset() {
    return offset;
  }

  /** What is wrong with it, as a sentence without its full stop. */
  public String reason() {
    return reason;
  }
}
