package dev.hotspur.vm.interp;

/**
 * A program was stopped at a limit. It is not an error of the program, which cannot catch it. The
 * frames stay as they were, to be looked at.
 */
public final class LimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;

  LimitException(Limit limit) {
    super(limit.message(), null, false, false);
    this.limit = limit;
  }

  /** Which limit it was. */
  public Limit limit() {
    return limit;
  }
}
