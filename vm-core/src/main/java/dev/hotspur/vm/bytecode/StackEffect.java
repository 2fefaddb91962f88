package dev.hotspur.vm.bytecode;

/**
 * How many values an instruction takes from the stack and leaves on it, as a linear function of its
 * operand: it takes {@code takes + takesPerOperand * operand} values and leaves {@code leaves +
 * leavesPerOperand * operand}. Values that are looked at and stay count on both sides, so that the
 * number taken is also the depth the instruction needs.
 *
 * @param takes values taken, whatever the operand
 * @param takesPerOperand values taken for each unit of the operand
 * @param leaves values left, whatever the operand
 * @param leavesPerOperand values left for each unit of the operand
 */
public record StackEffect(int takes, int takesPerOperand, int leaves, int leavesPerOperand) {

  /** The number of values that must be on the stack. */
  public int taken(int operand) {
    return takes + takesPerOperand * operand;
  }

  /** The number of values in place of those taken. */
  public int left(int operand) {
    return leaves + leavesPerOperand * operand;
  }

  /**
   * Reads the notation of the instruction table: names of values before and after {@code --}, the
   * top of the stack last; {@code arg*n} stands for as many values as the operand says.
   *
   * @throws IllegalArgumentException when the notation has no {@code --}
   */
  static StackEffect parse(String notation) {
    int arrow = notation.indexOf("--");
    if (arrow < 0) {
      throw new IllegalArgumentException("no -- in " + notation);
    }
    int[] before = count(notation.substring(0, arrow));
    int[] after = count(notation.substring(arrow + 2));
    return new StackEffect(before[0], before[1], after[0], after[1]);
  }

  private static int[] count(String side) {
    int[] counts = new int[2];
    for (String word : side.strip().split("\\s+")) {
      if (!word.isEmpty()) {
        counts[word.endsWith("*n") ? 1 : 0]++;
      }
    }
    return counts;
  }
}
