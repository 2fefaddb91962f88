package dev.hotspur.vm.bytecode;

import java.util.ArrayList;
import java.util.List;

/**
 * How many values an instruction takes from the stack and leaves on it, as a function of its
 * operand: it takes {@code takes + takesPerOperand * operand} values and one for each part that the
 * operand has, and leaves {@code leaves + leavesPerOperand * operand}, or as many as two numbers in
 * the operand say, of which the lower has eight bits. Values that are looked at and stay count on
 * both sides, so that the number taken is also the depth the instruction needs.
 *
 * @param takes values taken, whatever the operand
 * @param takesPerOperand values taken for each unit of the operand
 * @param leaves values left, whatever the operand
 * @param leavesPerOperand values left for each unit of the operand
 * @param leavesPerHalf values left for each unit of the operand's two numbers
 * @param parts values taken if the operand has their bit
 */
public record StackEffect(
    int takes,
    int takesPerOperand,
    int leaves,
    int leavesPerOperand,
    int leavesPerHalf,
    List<Part> parts) {

  /**
   * A value that an instruction takes only if its operand says so.
   *
   * @param word what the value is, and how it is written as an operand
   * @param bit the bit of the operand, a power of two
   */
  public record Part(String word, int bit) {}

  /** Copies the list. */
  public StackEffect {
    parts = List.copyOf(parts);
  }

  /** The number of values that must be on the stack. */
  public int taken(int operand) {
    return takes + takesPerOperand * operand + Integer.bitCount(operand & allParts());
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

  /** The operand that has all parts. */
  public int allParts() {
    int bits = 0;
    for (Part part : parts) {
      bits |= part.bit();
    }
    return bits;
  }

  /**
   * Reads the notation of the instruction table: names of values before and after {@code --}, the
   * top of the stack last; {@code arg*n} stands for as many values as the operand says, {@code (key
   * value)*n} for as many pairs. {@code arg*high} and {@code arg*low}, which come together and
   * after {@code --} only, stand for as many as the two numbers in the operand say, {@code
   * closure?8}, before {@code --} only, for a value that is there if the operand has the bit 8.
   *
   * @throws IllegalArgumentException when the notation has no {@code --}
   */
  static StackEffect parse(String notation) {
    int arrow = notation.indexOf("--");
    if (arrow < 0) {
      throw new IllegalArgumentException("no -- in " + notation);
    }
    List<Part> parts = new ArrayList<>();
    int[] before = count(notation.substring(0, arrow), parts);
    int[] after = count(notation.substring(arrow + 2), parts);
    return new StackEffect(before[0], before[1], after[0], after[1], after[2], parts);
  }

  /** The values that are always there, those for each unit, and those for each unit of a half. */
  private static int[] count(String side, List<Part> parts) {
    int[] counts = new int[3];
    int inGroup = 0;
    int end;
    for (int start = 0; start < side.length(); start = end + 1) {
      int space = side.indexOf(' ', start);
      end = space < 0 ? side.length() : space;
      if (end == start) {
        continue;
      }
      if (inGroup > 0 || side.charAt(start) == '(') {
        inGroup++;
      }
      inGroup = countWord(side, start, end, inGroup, counts, parts);
    }
    return counts;
  }

  /**
   * Counts one word, in the text as it is: the whole table is read at each start of Java, where
   * words of their own took 4 ms. Returns how many values the group has so far that the word is in.
   */
  private static int countWord(
      String side, int start, int end, int inGroup, int[] counts, List<Part> parts) {
    int suffix = side.indexOf('*', start);
    int question = side.indexOf('?', start);
    if (question > start && question < end) {
      int bit = Integer.parseInt(side.substring(question + 1, end));
      parts.add(new Part(side.substring(start, question), bit));
    } else if (suffix < 0 || suffix > end) {
      counts[0] += inGroup == 0 ? 1 : 0;
    } else if (side.startsWith("*low", suffix)) {
      counts[2]++;
    } else if (side.charAt(suffix - 1) == ')') {
      counts[1] += inGroup;
      return 0;
    } else if (side.startsWith("*n", suffix)) {
      counts[1]++;
    }
    return inGroup;
  }
}
