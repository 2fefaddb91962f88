package dev.hotspur.jit.ir;

/**
 * Where an instruction comes from, for explanations.
 *
 * @param pc the program counter in the region's own stack code; that of the call if it comes from a
 *     function that is inlined there
 * @param path the names of the functions inlined around it, empty in the region's own code
 * @param inner the program counter in the innermost of them; {@code pc} if there is none
 */
public record Origin(int pc, String path, int inner) {
  /** Nowhere: made by the compiler. */
  public static final Origin NONE = of(-1);

  /** A place in the region's own code. */
  public static Origin of(int pc) {
    return new Origin(pc, "", pc);
  }

  /** A place in a function that is inlined at the call here. */
  public Origin inlined(String function, int innerPc) {
    return new Origin(pc, path.isEmpty() ? function : path + "." + function, innerPc);
  }

  /** Whether it is a place in the program. */
  public boolean isKnown() {
    return pc >= 0;
  }
}
