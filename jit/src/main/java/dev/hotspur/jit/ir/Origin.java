package dev.hotspur.jit.ir;

import java.util.Optional;

/**
 * Where an instruction comes from, for explanations.
 *
 * @param pc the program counter in the region's own stack code; that of the call if it comes from a
 *     function that is inlined there
 * @param inlined the place in that function, if it does
 */
public record Origin(int pc, Optional<Inlined> inlined) {
  /** Nowhere: made by the compiler. */
  public static final Origin NONE = of(-1);

  /**
   * A place in a function that is inlined.
   *
   * @param code the function's code, opaque to the IR
   * @param path the names of the functions inlined around the place, outermost first, joined by
   *     dots
   * @param pc the program counter in the innermost of them
   */
  public record Inlined(Object code, String path, int pc) {}

  /** A place in the region's own code. */
  public static Origin of(int pc) {
    return new Origin(pc, Optional.empty());
  }

  /** A place in a function that is inlined at the call here. */
  public Origin inlined(Object code, String function, int innerPc) {
    return new Origin(pc, Optional.of(new Inlined(code, pathTo(function), innerPc)));
  }

  /** The path of what is in a function that is inlined at the call here. */
  public String pathTo(String function) {
    return inlined.isEmpty() ? function : inlined.get().path() + "." + function;
  }

  /** The names of the functions inlined around it, joined by dots; empty in the region's own. */
  public String path() {
    return inlined.isEmpty() ? "" : inlined.get().path();
  }

  /** The program counter in the innermost of these functions; {@code pc} if there is none. */
  public int inner() {
    return inlined.isEmpty() ? pc : inlined.get().pc();
  }

  /** Whether it is a place in the program. */
  public boolean isKnown() {
    return pc >= 0;
  }
}
