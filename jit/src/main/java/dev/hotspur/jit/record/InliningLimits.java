package dev.hotspur.jit.record;

/**
 * Which functions are inlined at all.
 *
 * @param instructions how many one may have
 * @param blocks how many blocks its graph may have
 * @param depth how many calls may be inlined in one another
 */
public record InliningLimits(int instructions, int blocks, int depth) {
  /** Nothing is inlined. */
  public static final InliningLimits NONE = new InliningLimits(0, 0, -1);

  /** Whether these are {@link #NONE}, which no options give. */
  boolean isNone() {
    return depth < 0;
  }
}
