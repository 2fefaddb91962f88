package dev.hotspur.vm.bytecode;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Something that the verifier refuses.
 *
 * @param function qualified name of the function, see {@link VerifiedCode#qualifiedName}
 * @param file the function's file
 * @param pc offset of the instruction; the size of the code when no instruction is to blame
 * @param position where the instruction stands in its source
 * @param message what is wrong and what was expected
 * @param conflict the two ways to the instruction, if it is their disagreement
 */
public record Problem(
    String function,
    String file,
    int pc,
    Position position,
    String message,
    Optional<Conflict> conflict) {

  /** A problem that one instruction is enough to explain. */
  public Problem(String function, String file, int pc, Position position, String message) {
    this(function, file, pc, position, message, Optional.empty());
  }

  /**
   * Two ways that lead to one instruction with different numbers of values on the stack.
   *
   * @param one the instruction that the first way comes from, or {@link #BEGINNING}
   * @param oneDepth the number of values on that way
   * @param other the instruction that the other way comes from; its offset is greater
   * @param otherDepth the number of values on the other way
   */
  public record Conflict(int one, int oneDepth, int other, int otherDepth) {
    /** Where the first instruction is reached from when the function is called. */
    public static final int BEGINNING = -1;

    /**
     * Says so.
     *
     * @param where what an offset in the code is called, for example its line
     */
    public String message(IntFunction<String> where) {
      String first = one == BEGINNING ? "the beginning" : where.apply(one);
      String second = where.apply(other);
      String had = "the stack has " + values(oneDepth) + " here ";
      return first.equals(second)
          ? had + "on one way, but " + otherDepth + " on another"
          : had + "from " + first + ", but " + otherDepth + " from " + second;
    }
  }

  /** A number of values in words. */
  public static String values(int count) {
    return count == 1 ? "1 value" : count + " values";
  }

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
