package dev.hotspur.assembler.edit;

/**
 * A way from one block to another.
 *
 * @param from number of the block that is left
 * @param to number of the block that is entered
 * @param kind how
 */
public record ControlEdge(int from, int to, Kind kind) {
  /** How control goes from block to block. */
  public enum Kind {
    /** To the next instruction. */
    NEXT("next"),
    /** To the label of a jump. */
    JUMP("jump"),
    /** To the handler of an exception, from any instruction of the block. */
    EXCEPTION("exception");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The kind in one word, for listings. */
    public String word() {
      return word;
    }
  }
}
