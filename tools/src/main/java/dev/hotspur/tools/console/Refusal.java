package dev.hotspur.tools.console;

/** What was asked for cannot be done: one line for the user, and the code to end with. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private Refusal(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** The command line is wrong. */
  public static Refusal usage(String message) {
    return new Refusal(ExitCode.USAGE, message);
  }

  /** A file cannot be read. */
  public static Refusal io(String message) {
    return new Refusal(ExitCode.IO, message);
  }

  /** A file is no program. */
  public static Refusal rejected(String message) {
    return new Refusal(ExitCode.REJECTED, message);
  }

  /** One of {@link ExitCode}. */
  public int exitCode() {
    return exitCode;
  }
}
