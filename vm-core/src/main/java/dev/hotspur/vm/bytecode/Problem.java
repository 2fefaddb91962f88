package dev.hotspur.vm.bytecode;

import java.util.List;

/**
 * Something that the verifier refuses.
 *
 * @param function name of the function
 * @param file the function's file
 * @param pc offset of the instruction; the size of the code when no instruction is to blame
 * @param position where the instruction stands in its source
 * @param message what is wrong and what was expected
 * @param remarks on further instructions that have to do with it
 */
public record Problem(
    String function, String file, int pc, Position position, String message, List<Remark> remarks) {

  /** Copies the list. */
  public Problem {
    remarks = List.copyOf(remarks);
  }

  /** A problem that one instruction is enough to explain. */
  public Problem(String function, String file, int pc, Position position, String message) {
    this(function, file, pc, position, message, List.of());
  }

  /**
   * A remark on an instruction of the same function.
   *
   * @param pc offset of the instruction
   * @param message what happens there
   */
  public record Remark(int pc, String message) {}

  /** One line: {@code file:line:column: error: message}. */
  @Override
  public String toString() {
    String place =
        position.line() == 0
            ? file + ": in " + function + " at " + pc
            : file + ":" + position.line() + ":" + position.column();
    return place + ": error: " + message;
  }
}
