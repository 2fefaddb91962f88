package dev.hotspur.assembler.edit;

/**
 * Instructions that run one after the other: entered at the first only, left at the last only,
 * exceptions aside. All of them have the same row of the exception table, or none.
 *
 * @param number the block's place in the order of the code, from 0
 * @param start offset of the first instruction
 * @param end offset after the last instruction
 */
public record BasicBlock(int number, int start, int end) {
  /** The number of instructions. */
  public int size() {
    return end - start;
  }

  /** The offset of the last instruction. */
  public int last() {
    return end - 1;
  }
}
