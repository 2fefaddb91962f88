package dev.hotspur.vm.bytecode;

/**
 * Something that the verifier refuses.
 *
 * @param function qualified name of the function, see {@link VerifiedCode#qualifiedName}
 * @param file the function's file
 * @param pc offset of the instruction; the size of the code when no instruction is to blame
 * @param position where the instruction stands in its source
 * @param message what is wrong and what was expected
 */
public record Problem(String function, String file, int pc, Position position, String message) {
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
