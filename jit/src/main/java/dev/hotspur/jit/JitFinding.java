package dev.hotspur.jit;

/**
 * What makes a program slower than it could be, for whoever asks why: what regions leave to the
 * runtime and to the interpreter, which guards failed, what is not compiled. Told when a region is
 * compiled, or by {@link TracingJit#findings} when a program has ended.
 */
public sealed interface JitFinding extends JitEvent {
  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  /**
   * A region does something by calling the runtime, or a function of the program that is not
   * compiled.
   *
   * @param routine the routine's name in the printed IR
   * @param operands what it is called with
   * @param reason why
   */
  record ResidualCall(Place place, int region, String routine, String operands, String reason)
      implements JitFinding {
    @Override
    public String word() {
      return "residual";
    }

    @Override
    public String text() {
      return "region " + region + " calls " + routine + "(" + operands + "): " + reason;
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.words("routine", routine);
      out.words("operands", operands);
      out.words("reason", reason);
    }
  }

  /** A region leaves an instruction to the interpreter each time. */
  record LeftToInterpreter(Place place, int region, String instruction) implements JitFinding {
    @Override
    public String word() {
      return "left-to-interpreter";
    }

    @Override
    public String text() {
      return "region " + region + " is left at " + instruction + ", which is not compiled here";
    }

    @Override
    public void members(Members out) {
      out.number("region", region);
      out.words("instruction", instruction);
    }
  }

  /** How often a guard failed in all, told at the end. */
  record ExitTaken(Place place, long count, String expected, String kind) implements JitFinding {
    @Override
    public String word() {
      return "exit-taken";
    }

    @Override
    public String text() {
      return "left " + times(count) + ": " + expected + " (" + kind + ")";
    }

    @Override
    public void members(Members out) {
      out.number("count", count);
      out.words("expected", expected);
      out.words("kind", kind);
    }
  }

  /** A loop or function was interpreted to the end, and why. */
  record NotCompiled(Place place, String what, long passes, String reason) implements JitFinding {
    @Override
    public String word() {
      return "not-compiled";
    }

    @Override
    public String text() {
      return what + " not compiled, passed " + times(passes) + ": " + reason;
    }

    @Override
    public void members(Members out) {
      out.words("what", what);
      out.number("passes", passes);
      out.words("reason", reason);
    }
  }
}
