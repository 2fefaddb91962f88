package dev.hotspur.tools.cli;

/** What a verb takes beside its options. */
public enum Operands {
  /** A program. */
  PROGRAM,
  /** A program, and what it finds in {@code sys.argv}. */
  PROGRAM_AND_ARGUMENTS,
  /** One file or more. */
  FILES
}
