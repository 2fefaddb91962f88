package dev.hotspur.tools.console;

/** The codes with which the command ends. */
public final class ExitCode {
  /** All went well. */
  public static final int OK = 0;

  /** The program raised an exception and did not handle it. */
  public static final int RAISED = 1;

  /** A check that was asked for came out as no: {@code fmt --check} found something to format. */
  public static final int DIFFERENT = 1;

  /** The command line was wrong. */
  public static final int USAGE = 2;

  /** The assembler or the verifier refused the program. */
  public static final int REJECTED = 3;

  /** The program was stopped at a limit. */
  public static final int LIMIT = 4;

  /** A file could not be read, or the output could not be written. */
  public static final int IO = 5;

  /** A defect of ours. */
  public static final int DEFECT = 70;

  /** Interrupted from the keyboard; 128 and the signal's number, as shells have it. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
