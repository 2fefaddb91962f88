package dev.hotspur.jit;

/** Why a recording or a region is given up: the closed list. */
public enum AbortReason {
  /** The path never came back to the loop's head. */
  LEFT_LOOP("the path left the loop", false),
  /** The function returned or an error left it. */
  LEFT_FUNCTION("the function was left", false),
  /** A loop inside is to be compiled first. */
  INNER_LOOP("a loop inside is to be compiled first", false),
  /** The loop's path needs something that compiled code leaves to the interpreter every time. */
  ALWAYS_LEAVES("every path through the loop has to leave it", true),
  /** Each attempt to build the region found other types at the loop's head. */
  UNSTABLE("the types at the loop's head do not settle", true),
  /** Too many instructions before the loop's head came again. */
  TOO_LONG("the trace is too long", true),
  /** The graph or the emitted method is too large. */
  TOO_LARGE("the compiled method would be too large", true),
  /** The function would have to be passed more than a JVM method can be. */
  TOO_MANY_PARAMETERS("the function has too many parameters; pass some in a list", true),
  /** The region that was compiled loses more than it gains. */
  RETREAT("the region was left more often than it went around", true),
  /** Compiling again would give the region that there is. */
  NOTHING_NEW("nothing was learnt that the compiled code does not know", true),
  /** A defect of the compiler, contained. */
  COMPILER_FAILED("the compiler failed", true);

  private final String message;
  private final boolean structural;

  AbortReason(String message, boolean structural) {
    this.message = message;
    this.structural = structural;
  }

  /** What happened, for a reader of the trace. */
  public String message() {
    return message;
  }

  /** Whether it would happen again the next time. */
  public boolean isStructural() {
    return structural;
  }
}
