package dev.hotspur.vm.bytecode;

import java.util.List;

/** A code object that passed the {@link Verifier}, with what the verifier found out about it. */
public final class VerifiedCode {
  private final Code code;
  private final int[] depths;
  private final List<VerifiedCode> inner;

  VerifiedCode(Code code, int[] depths, List<VerifiedCode> inner) {
    this.code = code;
    this.depths = depths.clone();
    this.inner = List.copyOf(inner);
  }

  /** The code object. */
  public Code code() {
    return code;
  }

  /** The number of values on the stack before an instruction; -1 if it is never reached. */
  public int depth(int pc) {
    return depths[pc];
  }

  /** Whether any path leads to the instruction. */
  public boolean isReachable(int pc) {
    return depths[pc] >= 0;
  }

  /** The code objects among the constants, verified too, in the order of the constants. */
  public List<VerifiedCode> inner() {
    return inner;
  }
}
