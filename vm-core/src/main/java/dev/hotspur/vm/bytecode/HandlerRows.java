package dev.hotspur.vm.bytecode;

import java.util.Arrays;

/**
 * Which row of the exception table handles what each instruction of a code object raises. Found for
 * all instructions at once, in nearly linear time; {@link VerifiedCode#handlerOf} tells of one.
 */
public final class HandlerRows {
  private static final int NONE = -1;

  private HandlerRows() {}

  /**
   * For each instruction the index of the first row of the exception table that covers it, or -1.
   * Instructions that have their row are skipped over in chains, so nested rows do not cost their
   * product.
   */
  public static int[] of(Code code) {
    int[] rows = new int[code.size()];
    int[] nextOpen = new int[code.size() + 1];
    Arrays.fill(rows, NONE);
    for (int pc = 0; pc <= code.size(); pc++) {
      nextOpen[pc] = pc;
    }
    for (int row = 0; row < code.exceptionTable().size(); row++) {
      ExceptionEntry entry = code.exceptionTable().get(row);
      for (int pc = find(nextOpen, entry.start()); pc < entry.end(); pc = find(nextOpen, pc)) {
        rows[pc] = row;
        nextOpen[pc] = pc + 1;
      }
    }
    return rows;
  }

  /** The end of the chain from {@code pc}, halving the chain on the way. */
  private static int find(int[] nextOpen, int pc) {
    int at = pc;
    while (nextOpen[at] != at) {
      nextOpen[at] = nextOpen[nextOpen[at]];
      at = nextOpen[at];
    }
    return at;
  }
}
