package dev.hotspur.vm.bytecode;

/**
 * How many values an instruction takes from the stack and leaves on it, as a linear function of its
 * operand: it takes {@code takes + takesPerOperand * operand} values and leaves {@code leaves +
 * leavesPerOperand * operand}, or as many as two numbers in the operand say, of which the lower has
 * eight bits. Values that are looked at and stay count on both sides, so that the number taken is
 * also the depth the instruction needs.
 *
 * @param takes values taken, whatever the operand
 * @param takesPerOperand values taken for each unit of the operand
 * @param leaves values left, whatever the operand
 * @param leavesPerOperand values left for each unit of the operand
 * @param leavesPerHalf values left for each unit of the operand's two numbers
 */
public record StackEffect(
    int takes, int takesPerOperand, int leaves, int leavesPerOperand, int leavesPerHalf) {

  /** The number of values that must be on the stack. */
  public int taken(int operand) {
    return takes + takesPerOperand * operand;
  }

  /** The number of values in place of those taken. */
  public int left(int operand) {
    return leaves
        + leavesPerOperand * operand
        + leavesPerHalf * (lowHalf(operand) + highHalf(operand));
  }

  /** The lower of the two numbers in an operand. */
  public static int lowHalf(int operand) {
    return operand & 0xFF;
  }

  /** The upper of the two numbers in an operand. */
  public static int highHalf(int operand) {
    return operand >> 8;
  }

  /**
   * Reads the notation of the instruction table: names of values before and after {@code --}, the
   * top of the stack last; {@code arg*n} stands for as many values as the operand says, {@code (key
   * value)*n} for as many pairs. {@code arg*high} and {@code arg*low}, which come together and
   * after {@code --} only, stand for as many as the two numbers in the operand say.
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
    return new StackEffect(before[0], before[1], after[0], after[1], after[2]);
  }

  private static int[] count(String side) {
    int[] counts = new int[3];
    int inGroup = 0;
    for (String word : side.strip().split("\\s+")) {
      if (word.startsWith("(")) {
        inGroup = 1;
      } else if (inGroup > 0) {
        inGroup++;
      }
      if (word.endsWith("*low")) {
        counts[2]++;
      } else if (word.endsWith(")*n")) {
        counts[1] += inGroup;
        inGroup = 0;
      } else if (!word.isEmpty() && !word.endsWith("*high") && inGroup == 0) {
        counts[word.endsWith("*n") ? 1 : 0]++;
      }
    }
    return counts;
  }
}
