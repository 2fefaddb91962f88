package dev.hotspur.vm.interp;

/** Ends a program that has reached a limit. The program cannot catch it. */
public final class LimitException extends Unwinding {
  private static final long serialVersionUID = 1L;

  private final Limit limit;

  /** The limit was reached. */
  public LimitException(Limit limit) {
    super(limit.message());
    this.limit = limit;
  }

  /** The limit that was reached. */
  public Limit limit() {
    return limit;
  }

  @Override
  Insn goOn(Interpreter in, int pc) {
    throw this;
  }
}
