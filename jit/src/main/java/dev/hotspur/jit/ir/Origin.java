package dev.hotspur.jit.ir;

/**
 * Where an instruction comes from, for explanations.
 *
 * @param pc the program counter in the stack code
 * @param path the calls inlined around it, empty in the region's own code
 */
public record Origin(int pc, String path) {
  /** Nowhere: made by the compiler. */
  public static final Origin NONE = new Origin(-1, "");

  /** A place in the region's own code. */
  public static Origin of(int pc) {
    return new Origin(pc, "");
  }

  /** Whether it is a place in the program. */
  public boolean isKnown() {
    return pc >= 0;
  }
}
